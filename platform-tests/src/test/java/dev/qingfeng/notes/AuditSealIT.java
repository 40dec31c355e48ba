package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.audit.AuditOutcome;
import dev.qingfeng.platform.audit.AuditSealing;
import dev.qingfeng.platform.audit.AuditVerdict;
import dev.qingfeng.platform.audit.AuditVerification;
import dev.qingfeng.platform.audit.AuditWatch;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.web.RecordedTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit row that is sealed cannot be changed, dropped or added without being found out, not even by the database's owner. */
@QuarkusTest
class AuditSealIT {

    private static final String TOPIC = "qingfeng.audit.seals.v1";
    private static final String SEAL_COLUMNS =
            "number, previous_hash, after_position, last_position, row_count, content_hash, hash, epoch";
    private static final long HELD = 4711;
    private static final int WRITERS = 4;
    private static final int NOTES = 40;

    @Inject
    DataSource database;

    @Inject
    TransactionLock lock;

    @Inject
    Outbox outbox;

    @Inject
    RecordedTime time;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    NoteService notes;

    @Inject
    AuditWatch watch;

    /** Each test has a chain of its own, on Kafka too. */
    private final String service = "sealed-" + UUID.randomUUID();

    private AuditSealing sealing;

    @BeforeEach
    void aChainOfItsOwn() {
        Database.execute("create table seals_of_others as table audit_seal");
        Database.execute("delete from audit_seal");
        sealing = replica();
    }

    @AfterEach
    void asItWas() {
        Database.execute("drop trigger if exists holds on audit_entry");
        Database.execute("drop trigger if exists holds on audit_seal");
        Database.execute("delete from audit_seal");
        Database.execute("insert into audit_seal (%1$s) select %1$s from seals_of_others".formatted(SEAL_COLUMNS));
        Database.execute("drop table seals_of_others");
        Database.execute("update outbox_epoch set epoch = 1");
    }

    private AuditSealing replica() {
        return new AuditSealing(database, lock, outbox, time, service);
    }

    private AuditVerdict verify() {
        return new AuditVerification(database, kafka, json, service).verify();
    }

    private AuditVerdict verifyWithoutKafka() {
        Map<String, Object> away = new HashMap<>(kafka);
        away.put("bootstrap.servers", "127.0.0.1:1");
        away.put("default.api.timeout.ms", 500);
        away.put("request.timeout.ms", 500);
        return new AuditVerification(database, away, json, service).verify();
    }

    /** Writes a note; returns the position of its audit row. */
    private long write() {
        UUID note = notes.write(UUID.randomUUID().toString()).id();
        return Database.number("select position from audit_entry where record_id = ?", note.toString());
    }

    private static long sealedUpTo() {
        return Database.number("select coalesce(max(last_position), 0) from audit_seal");
    }

    /** Seals at least up to there. */
    private void sealUpTo(long position) {
        await().until(() -> {
            sealing.seal();
            return sealedUpTo() >= position;
        });
    }

    /** Writes a note and seals it in a seal of its own, unless something else is written just then. */
    private long writeAndSeal() {
        long position = write();
        sealUpTo(position);
        return position;
    }

    private static long lastSeal() {
        return Database.number("select max(number) from audit_seal");
    }

    private List<PublishedEvent> published() {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.untilNow().stream()
                    .filter(event -> service.equals(event.key()))
                    .toList();
        }
    }

    private void awaitPublished() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Database.number("select count(*) from outbox where aggregateid = ?", service) == 0);
    }

    private void insert(long position, String actor) {
        Database.execute(
                "insert into audit_entry (position, actor, operation, action, record_type, record_id)"
                        + " overriding system value values (?, ?, 'background', 'READ', 'Note', 'another')",
                position,
                actor);
    }

    @Test
    void whatIsSealedIsPublishedAndAgrees() {
        writeAndSeal();
        writeAndSeal();
        AuditVerdict verdict = verify();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        assertThat(verdict.seals()).isGreaterThan(1).isEqualTo(lastSeal());
        assertThat(verdict.lastPosition()).isEqualTo(sealedUpTo());
        awaitPublished();
        List<PublishedEvent> seals = published();
        assertThat(seals)
                .extracting(PublishedEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lastSeal()).boxed().toList());
        assertThat(seals.get(0).json().has("previousHash")).isFalse();
        assertThat(seals.get(1).json().path("previousHash"))
                .isEqualTo(seals.get(0).json().path("hash"));
        assertThat(Database.number("select sum(row_count) from audit_seal"))
                .isEqualTo(Database.number("select count(*) from audit_entry where position <= ?", sealedUpTo()));
    }

    /** The moment of a seal would say when the anonymous report in it came. */
    @Test
    void aSealSaysTheDayOnlyAndIsKeptWithoutATime() {
        writeAndSeal();
        awaitPublished();
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        assertThat(published()).isNotEmpty().allSatisfy(seal -> {
            assertThat(Instant.parse(seal.header("ce_time"))).isIn(today, today.minus(Duration.ofDays(1)));
            assertThat(seal.timestamp()).isEqualTo(seal.header("ce_time"));
        });
        assertThat(Database.number("select count(*) from information_schema.columns where table_name = 'audit_seal'"
                        + " and data_type ~ '(time|date)'"))
                .isZero();
    }

    @Test
    void whereNothingIsNewNothingIsSealed() {
        writeAndSeal();
        await().until(() -> {
            long before = lastSeal();
            sealing.seal();
            sealing.seal();
            return lastSeal() == before;
        });
    }

    /** The form of the hashes is a promise: others may compute them with what decision 0063 says. */
    @Test
    void theHashesAreWhatTheDecisionSays() {
        writeAndSeal();
        writeAndSeal();
        for (long number = 1; number <= lastSeal(); number++) {
            SealedChain.Link link = SealedChain.link(service, number);
            assertThat(Database.text("select encode(hash, 'hex') from audit_seal where number = " + number))
                    .isEqualTo(link.hash());
            assertThat(Database.text("select encode(content_hash, 'hex') from audit_seal where number = " + number))
                    .isEqualTo(link.contentHash());
        }
    }

    /** Whatever column: one that is added and not sealed fails here. */
    @Test
    void aChangeOfAnyColumnIsFound() {
        long position = writeAndSeal();
        String free =
                Long.toString(Database.number("select nextval(pg_get_serial_sequence('audit_entry', 'position'))"));
        writeAndSeal();
        Database.execute("create table row_before as select * from audit_entry where position = ?", position);
        try {
            for (String column : Database.text("select string_agg(column_name, ' ') from information_schema.columns"
                            + " where table_name = 'audit_entry' and table_schema = 'public'")
                    .split(" ", -1)) {
                String other = switch (column) {
                    case "position" -> free;
                    case "action" -> "'REMOVED'";
                    case "occurred_at" -> "occurred_at + interval '1 microsecond'";
                    default -> "coalesce(%1$s, '') || 'x'".formatted(column);
                };
                Database.execute("create table row_after as table row_before");
                Database.execute("update row_after set %s = %s".formatted(column, other));
                replaceRow(position, "row_after");
                Database.execute("drop table row_after");
                assertThat(verify().outcome()).as(column).isEqualTo(AuditOutcome.DIFFERS);
                Database.execute("delete from audit_entry where position = ?", Long.parseLong(free));
                replaceRow(position, "row_before");
            }
            assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        } finally {
            Database.execute("drop table row_before");
        }
    }

    private static void replaceRow(long position, String by) {
        Database.execute("delete from audit_entry where position = ?", position);
        Database.execute("insert into audit_entry overriding system value select * from " + by);
    }

    /** An end of one value and the beginning of the next must not be told apart by their sum only; nor nothing from "". */
    @Test
    void whatMovesFromOneColumnToTheNextIsFound() {
        long position = writeAndSeal();
        Database.execute(
                "update audit_entry set actor = actor || left(operation, 1), operation = substr(operation, 2)"
                        + " where position = ?",
                position);
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.DIFFERS);
        Database.execute(
                "update audit_entry set actor = left(actor, -1), operation = right(actor, 1) || operation"
                        + " where position = ?",
                position);
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        Database.execute("update audit_entry set digest_before = '' where position = ?", position);
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.DIFFERS);
    }

    @Test
    void aDroppedRowIsFoundAndItsPlaceIsSaidAndNothingMore() {
        long before = writeAndSeal();
        long dropped = writeAndSeal();
        long number = Database.number("select min(number) from audit_seal where last_position >= ?", dropped);
        Database.execute("delete from audit_entry where position = ?", dropped);
        AuditVerdict verdict = verify();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.DIFFERS);
        assertThat(verdict.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .startsWith("Seal %d, positions ".formatted(number))
                        .containsPattern("positions [0-9]+ to [0-9]+: the rows are not those that were sealed"
                                + " \\([0-9]+ sealed, [0-9]+ there\\)")
                        .doesNotContain("service", "background", "Note"));
        assertThat(before).isLessThan(dropped);
    }

    @Test
    void aRowThatIsAddedBehindASealIsFound() {
        long gap = Database.number("select nextval(pg_get_serial_sequence('audit_entry', 'position'))");
        writeAndSeal();
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        insert(gap, "service");
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.DIFFERS);
    }

    @Test
    void aRowThatIsAddedBeforeTheFirstIsFound() {
        writeAndSeal();
        insert(-1, "service");
        try {
            assertThat(verify().outcome()).isEqualTo(AuditOutcome.DIFFERS);
        } finally {
            Database.execute("delete from audit_entry where position = -1");
        }
    }

    @Test
    void aChangedSealIsFound() {
        writeAndSeal();
        writeAndSeal();
        Database.execute("update audit_seal set content_hash = sha256('another') where number = 1");
        assertThat(verify().faults())
                .anyMatch(fault -> fault.startsWith("Seal 1, positions "))
                .contains("Seal 1: it does not go on where the one before it ends, or is not what its hash says");
    }

    @Test
    void aSealThatIsDroppedAtTheEndIsFoundByKafka() {
        writeAndSeal();
        writeAndSeal();
        awaitPublished();
        long last = lastSeal();
        Database.execute("delete from audit_seal where number = ?", last);
        assertThat(verifyWithoutKafka().faults()).isEmpty();
        AuditVerdict verdict = verify();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.DIFFERS);
        assertThat(verdict.faults()).containsExactly("Seal %d: it was published, and is not there".formatted(last));
    }

    @Test
    void aSealInTheMiddleCannotBeDroppedNorChainedToAnotherOne() {
        writeAndSeal();
        writeAndSeal();
        assertThatThrownBy(() -> Database.execute("delete from audit_seal where number = 1"))
                .hasStackTraceContaining("audit_seal_chain");
        assertThatThrownBy(() -> Database.execute("insert into audit_seal (number, previous_hash, after_position,"
                        + " last_position, row_count, content_hash, hash, epoch) select number + 1, sha256('another'),"
                        + " last_position, last_position + 1, 1, content_hash, sha256('new'), epoch from audit_seal"
                        + " order by number desc limit 1"))
                .hasStackTraceContaining("audit_seal_chain");
        assertThatThrownBy(() -> Database.execute("insert into audit_seal (number, previous_hash, after_position,"
                        + " last_position, row_count, content_hash, hash, epoch) select number + 1, hash,"
                        + " last_position + 1, last_position + 2, 1, content_hash, sha256('new'), epoch from audit_seal"
                        + " order by number desc limit 1"))
                .hasStackTraceContaining("audit_seal_chain");
    }

    /** Whoever owns the database can compute everything anew. Only what lies elsewhere shows it. */
    @Test
    void aChainThatIsWrittenAnewIsFoundByKafkaAlone() {
        long position = writeAndSeal();
        writeAndSeal();
        awaitPublished();
        Database.execute("update audit_entry set actor = 'somebody else' where position = ?", position);
        SealedChain.writeAnew(service);
        AuditVerdict alone = verifyWithoutKafka();
        assertThat(alone.faults()).isEmpty();
        assertThat(alone.outcome()).isEqualTo(AuditOutcome.NOT_COMPARED);
        AuditVerdict verdict = verify();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.DIFFERS);
        assertThat(verdict.faults()).contains("Seal %d: another one was published".formatted(lastSeal()));
    }

    @Test
    void withoutKafkaNothingIsSaidToBeFine() {
        writeAndSeal();
        assertThat(verifyWithoutKafka().outcome()).isEqualTo(AuditOutcome.NOT_COMPARED);
        Database.execute("update audit_seal set content_hash = sha256('another')");
        assertThat(verifyWithoutKafka().outcome()).isEqualTo(AuditOutcome.DIFFERS);
    }

    /** It is known to be on its way, as long as the row in the outbox says so. */
    @Test
    void aSealThatHasNotLeftYetIsNoFaultAndOneThatNeverDoesIs() throws SQLException {
        writeAndSeal();
        awaitPublished();
        try (Connection relaysElsewhere = Database.superuser();
                Statement statement = relaysElsewhere.createStatement()) {
            relaysElsewhere.setAutoCommit(false);
            statement.execute("select lane from outbox_lane for update");
            writeAndSeal();
            assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
            long last = lastSeal();
            Database.execute("delete from outbox where aggregateid = ?", service);
            assertThat(verify().faults()).contains("Seal %d: it is not on Kafka".formatted(last));
            relaysElsewhere.rollback();
        }
    }

    /** Only the database says that they are on their way, and whoever changes rows could let it say so for ever. */
    @Test
    void sealsThatDoNotLeaveAreNotSaidToAgree() throws SQLException {
        writeAndSeal();
        awaitPublished();
        try (Connection relaysElsewhere = Database.superuser();
                Statement statement = relaysElsewhere.createStatement()) {
            relaysElsewhere.setAutoCommit(false);
            statement.execute("select lane from outbox_lane for update");
            long first = lastSeal() + 1;
            while (lastSeal() < first + 4) {
                writeAndSeal();
            }
            assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
            writeAndSeal();
            AuditVerdict verdict = verify();
            assertThat(verdict.outcome()).isEqualTo(AuditOutcome.NOT_COMPARED);
            assertThat(verdict.faults())
                    .containsExactly("%d seals from %d on have not left for Kafka: they are compared with nothing"
                            .formatted(lastSeal() - first + 1, first));
            relaysElsewhere.rollback();
        }
    }

    @Test
    void whoeverFillsTheTopicHidesNoRow() {
        long dropped = writeAndSeal();
        try (ForeignEvents seals = ForeignEvents.on(TOPIC)) {
            for (int i = 0; i < 150; i++) {
                seals.send(service, Map.of("ce_epoch", "1"), "{\"number\": \"none\"}");
            }
        }
        Database.execute("delete from audit_entry where position = ?", dropped);
        assertThat(verify().faults())
                .hasSizeLessThan(110)
                .first()
                .asString()
                .contains("the rows are not those that were sealed");
    }

    @Test
    void aNumberThatCanBeNoneBreaksNothing() throws SQLException {
        try (Connection relaysElsewhere = Database.superuser();
                Statement statement = relaysElsewhere.createStatement()) {
            relaysElsewhere.setAutoCommit(false);
            statement.execute("select lane from outbox_lane for update");
            writeAndSeal();
            Database.execute(
                    "insert into outbox (lane, id, aggregatetype, aggregateid, type, payload, source, time, aggregateversion, epoch,"
                            + " correlationid) select 99, gen_random_uuid(), aggregatetype, aggregateid, type, payload, source,"
                            + " time, 3000000000, epoch, correlationid from outbox where aggregateid = ? limit 1",
                    service);
            relaysElsewhere.rollback();
        }
        try {
            assertThat(verify().outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        } finally {
            Database.execute("delete from outbox where lane = 99");
        }
    }

    @Test
    void aVerificationThatBreaksOffLeavesNoOldAnswerStanding() {
        watch.verify();
        assertThat(lastVerification()).isNotEqualTo("NOT_YET");
        Database.execute("alter table audit_seal rename to audit_seal_elsewhere");
        try {
            assertThatThrownBy(watch::verify).isInstanceOf(RuntimeException.class);
        } finally {
            Database.execute("alter table audit_seal_elsewhere rename to audit_seal");
        }
        assertThat(lastVerification()).isEqualTo("NOT_YET");
    }

    private static String lastVerification() {
        return given().auth()
                .oauth2(Token.of("auditor").staffNumber("T1").unitPath("city").sign())
                .get("/notes/v1/audit/verification")
                .path("outcome");
    }

    @Test
    void whatIsNoSealIsNotPassedOver() {
        writeAndSeal();
        try (ForeignEvents seals = ForeignEvents.on(TOPIC)) {
            seals.send(service, Map.of("ce_epoch", "1"), "{\"number\": \"none\"}");
        }
        assertThat(verify().faults()).containsExactly("the topic holds something of this service that is no seal");
    }

    @Test
    void whatARestoreTookBackIsSaidAndNeverCalledFine() {
        writeAndSeal();
        writeAndSeal();
        awaitPublished();
        long lost = lastSeal();
        Database.execute("delete from audit_seal where number = ?", lost);
        Database.execute("update outbox_epoch set epoch = 7");
        sealing = replica();
        assertThat(verify().outcome()).isEqualTo(AuditOutcome.TAKEN_BACK);
        write();
        writeAndSeal();
        AuditVerdict verdict = verify();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.TAKEN_BACK);
        assertThat(verdict.takenBack())
                .containsExactly(
                        "Seals %1$d to %1$d of epoch 1 were published and taken back by a restore".formatted(lost));
    }

    /** Its row has the lower position: it must wait for its seal, and those after it with it. */
    @Test
    void aTransactionThatStaysOpenOverIntervalsIsSealedLaterAndNeverMissed() throws SQLException {
        writeAndSeal();
        try (Connection open = Database.runtime();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            long position;
            try (ResultSet inserted =
                    statement.executeQuery("insert into audit_entry (actor, operation, action, record_type, record_id)"
                            + " values ('late', 'background', 'READ', 'Note', '%s') returning position"
                                    .formatted(service))) {
                inserted.next();
                position = inserted.getLong(1);
            }
            long after = write();
            for (int interval = 0; interval < 4; interval++) {
                sealing.seal();
            }
            assertThat(sealedUpTo()).isLessThan(position);
            open.commit();
            sealUpTo(after);
        }
        AuditVerdict verdict = verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and position <= ?",
                        service,
                        sealedUpTo()))
                .isEqualTo(1);
    }

    /** A position is taken before the transaction has an id, so no snapshot knows of it; the table's lock does. */
    @Test
    void aPositionThatIsTakenByATransactionWithoutAnIdIsWaitedForToo() throws Exception {
        writeAndSeal();
        // Each 32nd position is written to the log, which takes an id.
        while (Database.number("select log_cnt from audit_entry_position_seq") < 8) {
            Database.number("select nextval('audit_entry_position_seq')");
        }
        hold("audit_entry", "when (new.actor = 'slow')");
        try (Connection holder = Database.superuser();
                Statement statement = holder.createStatement();
                Connection slow = Database.runtime();
                Statement insert = slow.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(HELD));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    insert.execute("insert into audit_entry (actor, operation, action, record_type, record_id)"
                            + " values ('slow', 'background', 'READ', 'Note', 'another')");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            awaitSomebodyHeld();
            long after = write();
            assertThat(Database.number("select count(*) from pg_stat_activity where wait_event = 'advisory'"
                            + " and datname = current_database() and backend_xid is null"))
                    .as("writers without an id")
                    .isEqualTo(1);
            for (int interval = 0; interval < 4; interval++) {
                sealing.seal();
            }
            assertThat(sealedUpTo()).isLessThan(after);
            holder.rollback();
            writing.join();
            sealUpTo(after);
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void nobodyWhoWritesWaitsForASeal() throws SQLException {
        writeAndSeal();
        hold("audit_seal", "");
        try (Connection holder = Database.superuser();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(HELD));
            write();
            CompletableFuture<Void> sealed = CompletableFuture.runAsync(() -> sealUpTo(sealedUpTo() + 1));
            awaitSomebodyHeld();
            assertThat(CompletableFuture.supplyAsync(this::write)).succeedsWithin(Duration.ofSeconds(60));
            holder.rollback();
            sealed.join();
        }
    }

    private static void awaitSomebodyHeld() {
        await().until(() -> Database.number("select count(*) from pg_stat_activity where wait_event = 'advisory'"
                        + " and datname = current_database()")
                == 1);
    }

    private static void hold(String table, String condition) {
        Database.execute("create or replace function hold() returns trigger language plpgsql as $$"
                + " begin perform pg_advisory_xact_lock_shared(%d); return new; end $$".formatted(HELD));
        Database.execute("create trigger holds before insert on %s for each row %s execute function hold()"
                .formatted(table, condition));
    }

    /** Two replicas, each of which is restarted again and again, beside writers who commit late or not at all. */
    @Test
    void writersReplicasAndRestartsTogetherSealEachRowOnce() {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> replicas = IntStream.range(0, 2)
                .mapToObj(each -> CompletableFuture.runAsync(() -> {
                    AuditSealing running = replica();
                    for (int round = 1; !over.get(); round++) {
                        running.seal();
                        if (round % 10 == 0) {
                            running = replica();
                        }
                    }
                }))
                .toList();
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(each -> CompletableFuture.runAsync(() -> writeOften(new Random(each))))
                .toList();
        writers.forEach(CompletableFuture::join);
        over.set(true);
        replicas.forEach(CompletableFuture::join);
        writeAndSeal();
        awaitPublished();
        AuditVerdict verdict = verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(AuditOutcome.IN_ORDER);
        assertThat(verdict.seals()).isGreaterThan(2);
        assertThat(Database.number("select sum(row_count) from audit_seal"))
                .isEqualTo(Database.number("select count(*) from audit_entry where position <= ?", sealedUpTo()));
        awaitPublished();
        assertThat(published()).extracting(PublishedEvent::version).doesNotHaveDuplicates();
    }

    private void writeOften(Random random) {
        for (int note = 0; note < NOTES; note++) {
            int pause = random.nextInt(20);
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    notes.write(UUID.randomUUID().toString());
                    sleep(pause);
                    notes.write(UUID.randomUUID().toString());
                    if (pause % 5 == 0) {
                        throw new Undone();
                    }
                });
            } catch (Undone e) {
                // As it was meant to be.
            }
        }
    }

    /** Takes a transaction back. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
