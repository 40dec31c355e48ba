package dev.qingfeng.platform.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.audit.PublishedSeals.Published;
import dev.qingfeng.platform.replay.OperatorCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Computes the chain of seals anew from the audit rows and compares it with what is kept and with what lies on Kafka. The service may
 * run meanwhile. Memory is the same for any number of rows; time grows with them.
 */
@Singleton
public class AuditVerification {

    private static final Logger LOG = Logger.getLogger(AuditVerification.class);

    /** Seals that are held in memory at once. */
    private static final int PAGE = 200;

    private static final int ROWS_FETCHED = 1000;
    private static final int TIMEOUT_SECONDS = 3600;

    /**
     * So many may be on their way. Only the database says that they are, and whoever owns it could say so of all that was sealed since
     * last year.
     */
    private static final int ON_THEIR_WAY = 5;

    private static final String SEALS = "select * from audit_seal where number > ? order by number limit " + PAGE;

    private static final String ROWS =
            "select " + Seal.Rows.COLUMNS + " from audit_entry where position > ? and position <= ? order by position";

    private static final String BY_NUMBER = "select number, hash, epoch from audit_seal where number = any(?)";

    private static final String EPOCH = "select epoch from outbox_epoch";

    private static final String WAITING =
            "select aggregateversion from outbox where aggregatetype = ? and aggregateid = ?";

    private final DataSource database;
    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final String service;

    public AuditVerification(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.kafka = kafka;
        this.json = json;
        this.service = service;
    }

    /** Verifies everything there is. */
    public AuditVerdict verify() {
        Walk walk = new Walk();
        try (PublishedSeals published = PublishedSeals.of(service, kafka, json)) {
            published.readToTheEnd(some -> compare(some, walk));
            walkThroughRows(walk);
            BitSet waiting = inTransaction(this::waiting);
            // What was sealed since, and what was under way to Kafka when it was read.
            published.readToTheEnd(some -> compare(some, walk));
            walk.requirePublished(waiting);
        } catch (KafkaException e) {
            LOG.warnf("Kafka: %s", e);
            walk.kafkaIsAway();
            if (!walk.isThroughRows()) {
                walkThroughRows(walk);
            }
        }
        return walk.verdict();
    }

    /** What is found on the way through rows and seals. */
    private static final class Walk {

        private final AuditVerdict.Builder verdict = new AuditVerdict.Builder();
        private final BitSet kept = new BitSet();
        private final BitSet onKafka = new BitSet();
        private int seals;
        private @Nullable Seal last;
        private boolean throughRows;
        private boolean kafkaAway;

        void kafkaIsAway() {
            kafkaAway = true;
        }

        boolean isThroughRows() {
            return throughRows;
        }

        /** One more seal of the chain. */
        void went(Seal seal) {
            last = seal;
            seals++;
            // Where a seal is missing, that is said already.
            if (seal.number() == seals) {
                kept.set(seals);
            }
        }

        void foundOnKafka(long seal) {
            mark(onKafka, seal);
        }

        /** Whoever lost the topic, or never published, is found out too. Seals leave in their order. */
        void requirePublished(BitSet waiting) {
            kept.andNot(onKafka);
            waiting.and(kept);
            waiting.clear(0, onKafka.length());
            kept.andNot(waiting);
            kept.stream().forEach(seal -> verdict.add(AuditVerdict.Fault.NOT_ON_KAFKA, seal));
            if (waiting.cardinality() > ON_THEIR_WAY) {
                verdict.heldBack(waiting.nextSetBit(0), waiting.cardinality());
            }
        }

        AuditVerdict verdict() {
            return verdict.build(seals, last == null ? 0 : last.last(), kafkaAway);
        }
    }

    /** What the database says is a number of a seal need not be one. */
    private static void mark(BitSet seals, long number) {
        if (number > 0 && number < Integer.MAX_VALUE) {
            seals.set((int) number);
        }
    }

    /** A seal is written before it is published: what is on Kafka must be there. */
    private void compare(List<Published> some, Walk walk) {
        int epoch = inTransaction(this::epoch);
        Map<Long, Published> kept = inTransaction(() -> kept(some));
        for (Published each : some) {
            Published own = kept.get(each.number());
            if (each.number() == 0) {
                walk.verdict.add(AuditVerdict.Fault.NO_SEAL_ON_KAFKA, 0);
            } else if (own != null && Arrays.equals(own.hash(), each.hash())) {
                walk.foundOnKafka(each.number());
            } else if (each.epoch() < (own == null ? epoch : own.epoch())) {
                walk.verdict.takenBack(each.number(), each.epoch());
            } else {
                walk.verdict.add(
                        own == null ? AuditVerdict.Fault.ON_KAFKA_ONLY : AuditVerdict.Fault.OTHER_ON_KAFKA,
                        each.number());
            }
        }
    }

    private int epoch() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(EPOCH);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private Map<Long, Published> kept(List<Published> some) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_NUMBER)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", some.stream().map(Published::number).toArray()));
            try (ResultSet row = query.executeQuery()) {
                Map<Long, Published> kept = new HashMap<>();
                while (row.next()) {
                    kept.put(row.getLong(1), new Published(row.getLong(1), row.getBytes(2), row.getInt(3)));
                }
                return kept;
            }
        }
    }

    /** Numbers of the seals that are kept and have not left yet. */
    private BitSet waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setString(1, AuditSealed.TOPIC);
            query.setString(2, service);
            try (ResultSet row = query.executeQuery()) {
                BitSet waiting = new BitSet();
                while (row.next()) {
                    mark(waiting, row.getLong(1));
                }
                return waiting;
            }
        }
    }

    private void walkThroughRows(Walk walk) {
        boolean more = true;
        while (more) {
            more = inTransaction(() -> walkPage(walk));
        }
        walk.throughRows = true;
    }

    /** Whether there may be more. */
    private boolean walkPage(Walk walk) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Seal> seals = seals(connection, walk.last == null ? Long.MIN_VALUE : walk.last.number());
            if (seals.isEmpty()) {
                return false;
            }
            try (PreparedStatement query = connection.prepareStatement(ROWS)) {
                query.setFetchSize(ROWS_FETCHED);
                // From below all, lest something stand before the first.
                query.setLong(1, walk.last == null ? Long.MIN_VALUE : walk.last.last());
                query.setLong(2, seals.stream().mapToLong(Seal::last).max().orElseThrow());
                try (ResultSet row = query.executeQuery()) {
                    boolean any = row.next();
                    for (Seal seal : seals) {
                        Seal.Rows found = new Seal.Rows();
                        while (any && row.getLong("position") <= seal.last()) {
                            found.add(row);
                            any = row.next();
                        }
                        check(seal, found, walk);
                    }
                }
            }
            return seals.size() == PAGE;
        }
    }

    private void check(Seal seal, Seal.Rows found, Walk walk) {
        if (!seal.covers(found)) {
            walk.verdict.rowsDiffer(seal, found.count());
        }
        if (!seal.follows(walk.last) || !seal.isWhole(service)) {
            walk.verdict.add(AuditVerdict.Fault.BROKEN_CHAIN, seal.number());
        }
        walk.went(seal);
    }

    private static List<Seal> seals(Connection connection, long after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SEALS)) {
            query.setLong(1, after);
            try (ResultSet row = query.executeQuery()) {
                List<Seal> seals = new ArrayList<>();
                while (row.next()) {
                    seals.add(Seal.from(row));
                }
                return seals;
            }
        }
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
    }

    /** The same for operators. */
    static final class Commands {

        @Produces
        @Singleton
        OperatorCommand verify(AuditVerification verification) {
            return new OperatorCommand("verify-audit", () -> {
                AuditVerdict verdict = verification.verify();
                verdict.lines().forEach(verdict.outcome() == AuditOutcome.IN_ORDER ? LOG::info : LOG::error);
                return verdict.outcome().exitCode();
            });
        }
    }
}
