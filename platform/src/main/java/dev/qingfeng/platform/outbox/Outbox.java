package dev.qingfeng.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.web.RecordedTime;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The only way an event leaves: as a row written in the transaction of the change that it tells of. */
@Singleton
public class Outbox {

    private static final String INSERT = """
            insert into outbox (lane, id, aggregatetype, aggregateid, type, payload, source, time, aggregateversion, epoch,
              correlationid, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select epoch from outbox_epoch), ?, ?)""";

    private final EntityManager entities;
    private final DataSource database;
    private final ObjectMapper json;
    private final LaneRelay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final RecordedTime time;
    private final String source;

    Outbox(
            EntityManager entities,
            DataSource database,
            ObjectMapper json,
            LaneRelay relay,
            TransactionSynchronizationRegistry transaction,
            RecordedTime time,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.entities = entities;
        this.database = database;
        this.json = json;
        this.relay = relay;
        this.transaction = transaction;
        this.time = time;
        this.source = "urn:qingfeng:" + service;
    }

    /**
     * Writes an event of one aggregate. Changes made so far are flushed first, so that a constraint speaks inside the caller's
     * method and the event carries the version after the change.
     *
     * @param event a record with {@link EventType}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <A extends Aggregate> void publish(A aggregate, Function<A, ? extends Record> event) {
        publishAll(List.of(aggregate), event);
    }

    /** The same for many aggregates in one round trip; their events are written in the order given. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <A extends Aggregate> void publishAll(List<A> aggregates, Function<A, ? extends Record> event) {
        write(aggregates, aggregate -> {
            Record told = event.apply(aggregate);
            return new Event(typeOf(told.getClass()), json(told));
        });
    }

    /**
     * Writes that aggregates are gone: of each a tombstone, which ends what the topic of their state tells of them.
     *
     * @param state the record with {@link EventType} that carried their state
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishGone(List<? extends Aggregate> gone, Class<? extends Record> state) {
        write(gone, any -> new Event(typeOf(state), null));
    }

    /**
     * Writes an event that tells of no aggregate.
     *
     * @param key whose events arrive in order
     * @param version grows with each event of the key
     * @param at when it happened, as others may know it
     * @param event a record with {@link EventType}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishOf(String key, long version, Instant at, Record event) {
        write(List.of(new Told(key, version, new Event(typeOf(event.getClass()), json(event)))), at);
    }

    private <A extends Aggregate> void write(List<A> aggregates, Function<A, Event> event) {
        if (aggregates.isEmpty()) {
            return;
        }
        entities.flush();
        List<Told> told = aggregates.stream()
                .map(aggregate -> new Told(aggregate.id().toString(), aggregate.version(), event.apply(aggregate)))
                .toList();
        write(told, time.now());
    }

    private void write(List<Told> told, Instant at) {
        Map<String, String> trace = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), trace, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Told each : told) {
                bind(insert, each, at, trace.get("traceparent"));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be written", e);
        }
        transaction.registerInterposedSynchronization(new SignalAfterCommit());
    }

    /** What is told of an aggregate; a null payload tells that it is gone. */
    private record Event(EventType type, @Nullable String payload) {}

    private record Told(String key, long version, Event event) {}

    private static EventType typeOf(Class<? extends Record> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " has no @EventType");
        }
        return type;
    }

    private void bind(PreparedStatement insert, Told told, Instant at, @Nullable String traceparent)
            throws SQLException {
        Event event = told.event();
        insert.setShort(1, lane(told.key()));
        insert.setObject(2, UUID.randomUUID());
        insert.setString(3, event.type().topic());
        insert.setString(4, told.key());
        insert.setString(5, event.type().value());
        insert.setString(6, event.payload());
        insert.setString(7, source);
        insert.setObject(8, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        insert.setLong(9, told.version());
        insert.setString(
                10,
                traceparent == null ? UUID.randomUUID().toString() : traceparent.split("-", -1)[1]);
        insert.setString(11, traceparent);
    }

    /** All events of one aggregate share a lane, and a lane has one relay at a time. */
    private static short lane(String key) {
        CRC32 hash = new CRC32();
        hash.update(key.getBytes(StandardCharsets.US_ASCII));
        return (short) (hash.getValue() % LaneRelay.LANES);
    }

    private String json(Record event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event.getClass() + " cannot be written as JSON", e);
        }
    }

    private final class SignalAfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to do before the rows are committed.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.signal();
            }
        }
    }
}
