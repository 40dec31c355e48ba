package dev.qingfeng.complaint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many small reports a second come in, beside bare transactions that insert rows of the same sizes in the same run. It fails where less is
 * reached than was set; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class ReportStormBenchmark {

    /** Twice, and then what a service that runs for a day has behind it: the second compiler takes tens of thousands. */
    private static final int WARMING_UP = size("warming-up", 12_000);

    private static final int REPORTS = size("reports", 10_000);

    /** A second, one after the other until all are in. */
    private static final double REACH = 200;

    private static final int CLIENTS = 64;
    private static final int CONNECTIONS = 16;
    private static final int BARE = REPORTS;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    /** Smaller for a look whether it runs at all: {@code -Djit=-Dreport-storm.reports=500}. */
    private static int size(String what, int usual) {
        return Integer.getInteger("report-storm." + what, usual);
    }

    @BeforeEach
    void foundACityOfThreeThousandUnits() {
        TransactionWatch.rest();
        registry.founded();
        Database.execute("""
                insert into registry_unit (id, epoch, version, gone, path, kind)
                select gen_random_uuid(), 1, 0, false, format('%s.k%%s.u%%s', i / 30, i)::ltree, 'TOWN'
                from generate_series(1, 2997) i""".formatted(registry.path));
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        registry.close();
    }

    @Test
    void aCityReportsAtOnce() throws Exception {
        Buffer report =
                Buffer.buffer("{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"某月某日晚,有人逐戶送禮,請人在推薦會上投票。\"}"
                        .formatted(registry.townPath));
        double reports;
        // A service that has just been started takes its time: a city does not come at once then.
        try (StormOfTests few = new StormOfTests(CONNECTIONS / 4)) {
            few.send("/complaint/v1/reports", Collections.nCopies(WARMING_UP, report), 201, new long[WARMING_UP]);
        }
        try (StormOfTests storm = new StormOfTests(CLIENTS)) {
            storm.send("/complaint/v1/reports", Collections.nCopies(WARMING_UP, report), 201, new long[WARMING_UP]);
            reports = storm.send("/complaint/v1/reports", Collections.nCopies(REPORTS, report), 201, new long[REPORTS]);
        }
        assertThat(Database.number("select count(*) from complaint where subject_unit_id = ?", registry.town))
                .isEqualTo(2 * WARMING_UP + REPORTS);
        double bare = bare();
        System.out.printf(
                Locale.ROOT,
                "%,d reports: %.0f reports/s, %.2f of %.0f bare transactions/s%n",
                REPORTS,
                reports,
                reports / bare,
                bare);
        assertThat(reports).as("%.0f reports a second", reports).isGreaterThanOrEqualTo(REACH);
    }

    /** Each inserts what a report leaves: itself, its file, two rows of audit, an event, and its answer. */
    private double bare() throws Exception {
        Database.execute("create table bare_report (like complaint including all)");
        Database.execute("create table bare_file (like case_file including all)");
        Database.execute("create table bare_audit (like audit_entry including all)");
        Database.execute("create table bare_outbox (like outbox including all)");
        Database.execute("create table bare_key (like idempotency_key including all)");
        List<String> statements = List.of(
                "insert into bare_report select gen_random_uuid(), version, channel, category, state, subject_unit_id, cycle_id,"
                        + " received_on, encode(sha256(gen_random_uuid()::text::bytea), 'hex') from complaint where id = ?",
                "insert into bare_file select gen_random_uuid(), version, key_id, wrapped_key, narrative from case_file where id = ?",
                "insert into bare_audit (actor, operation, action, record_type, record_id, digest_after) select actor, operation,"
                        + " action, record_type, record_id, digest_after from audit_entry where record_id = ?::text limit 2",
                "insert into bare_outbox (lane, id, aggregatetype, aggregateid, type, payload, source, time, aggregateversion, epoch,"
                        + " correlationid) values (0, gen_random_uuid(), 't', ?::text, 't', '{\"complaintId\":\"x\"}', 's', now(), 0, 1, 'c')",
                "insert into bare_key select caller, gen_random_uuid()::text, fingerprint, status, location, entity_tag, body, created_at"
                        + " from idempotency_key where ?::text is not null limit 1");
        UUID complaint = UUID.fromString(Database.text(
                "select id::text from complaint where subject_unit_id = '" + registry.town + "' limit 1"));
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            workers.add(threads.submit(() -> {
                try (Connection connection = Database.superuser()) {
                    connection.setAutoCommit(false);
                    while (next.getAndIncrement() < BARE) {
                        for (String sql : statements) {
                            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                                insert.setObject(1, complaint);
                                insert.executeUpdate();
                            }
                        }
                        connection.commit();
                    }
                }
                return null;
            }));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        double perSecond = BARE / ((System.nanoTime() - start) / 1e9);
        Database.execute("drop table bare_report, bare_file, bare_audit, bare_outbox, bare_key");
        return perSecond;
    }
}
