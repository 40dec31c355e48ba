package dev.qingfeng.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.RecordedTime;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes who changed what and when, into an append-only table, in the transaction of the change. It keeps keyed digests of the
 * state before and after, not the state.
 */
@Singleton
class AuditTrail {

    private static final String PENDING = AuditTrail.class.getName();
    private static final String VERSION = "version";
    private static final String INSERT = """
            insert into audit_entry
              (actor, operation, action, record_type, record_id, digest_before, digest_after, trace_id, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transaction;
    private final RecordedTime time;
    private final SecretKeySpec key;

    AuditTrail(
            DataSource database,
            ObjectMapper json,
            TransactionSynchronizationRegistry transaction,
            RecordedTime time,
            AuditConfig config) {
        this.database = database;
        this.json = json;
        this.transaction = transaction;
        this.time = time;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(config.key()), "HmacSHA256");
    }

    enum Action {
        CREATED,
        CHANGED,
        REMOVED,
        READ
    }

    private record Change(Action action, String recordType, String recordId) {}

    private record Digests(
            @Nullable String before, @Nullable String after) {}

    void add(
            Action action,
            Object entity,
            Object id,
            String[] names,
            Object @Nullable [] before,
            Object @Nullable [] after) {
        // Hibernate may look at a change for a query, put it off, and look at it again: it is still one change.
        pending()
                .put(
                        new Change(action, entity.getClass().getSimpleName(), id.toString()),
                        new Digests(digest(names, before), digest(names, after)));
    }

    void write() {
        Map<Change, Digests> entries = pending();
        if (entries.isEmpty()) {
            return;
        }
        String actor = actor();
        String operation = CurrentOperation.name();
        SpanContext span = Span.current().getSpanContext();
        String trace = span.isValid() ? span.getTraceId() : null;
        OffsetDateTime now = time.now().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Change, Digests> entry : entries.entrySet()) {
                insert.setString(1, actor);
                insert.setString(2, operation);
                insert.setString(3, entry.getKey().action().name());
                insert.setString(4, entry.getKey().recordType());
                insert.setString(5, entry.getKey().recordId());
                insert.setString(6, entry.getValue().before());
                insert.setString(7, entry.getValue().after());
                insert.setString(8, trace);
                insert.setObject(9, now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be written", e);
        }
        entries.clear();
    }

    @SuppressWarnings("unchecked")
    private Map<Change, Digests> pending() {
        Map<Change, Digests> entries = (Map<Change, Digests>) transaction.getResource(PENDING);
        if (entries == null) {
            entries = new LinkedHashMap<>();
            transaction.putResource(PENDING, entries);
        }
        return entries;
    }

    /** Outside a request, and outside what was begun by one, the service itself acts, on an event or by the clock. */
    private static String actor() {
        if (!Arc.container().requestContext().isActive()) {
            return "service";
        }
        Caller caller = Arc.container().select(Caller.class).get();
        return CurrentOperation.isRequest() || caller.isRepresented() ? caller.id() : "service";
    }

    /** Without the version, which Hibernate raises later: so what a change leaves is what the next one finds. */
    private @Nullable String digest(String[] names, Object @Nullable [] state) {
        if (state == null) {
            return null;
        }
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        try {
            for (int i = 0; i < names.length; i++) {
                if (!names[i].equals(VERSION)) {
                    values.put(names[i], state[i] instanceof Set<?> set ? ordered(set) : state[i]);
                }
            }
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(json.writeValueAsBytes(values)));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("The audited state could not be digested", e);
        }
    }

    private SortedSet<String> ordered(Set<?> set) throws JsonProcessingException {
        SortedSet<String> ordered = new TreeSet<>();
        for (Object element : set) {
            ordered.add(json.writeValueAsString(element));
        }
        return ordered;
    }
}
