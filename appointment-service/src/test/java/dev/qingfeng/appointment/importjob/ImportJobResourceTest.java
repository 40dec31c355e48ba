package dev.qingfeng.appointment.importjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file too large for a request is imported in the background, as the list's own import would, and its sender can see how far. */
@QuarkusTest
class ImportJobResourceTest {

    /** Of several parts: tests have two rows at once. */
    private static final int MANY = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WAITING = "with waiting as (select pid from pg_locks where not granted"
            + " and locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
            + " and ((classid::bigint << 32) | objid::bigint) = hashtextextended('tenures', 0) and objsubid = 1)";

    private static final String BLOCKED_BY =
            "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))";

    @Inject
    DueImports imports;

    private final CityOfTests city = new CityOfTests();

    /** Of a test that failed, so that the next one does not run it. */
    @AfterEach
    void nothingWaits() {
        Database.execute("delete from import_file");
    }

    @BeforeEach
    void aTown() {
        city.founded();
    }

    private ValidatableResponse request(String kind, String query, String file) {
        return city.as("registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(UTF_8))
                .post("/appointment/v1/import-jobs?kind=" + kind + query)
                .then();
    }

    private String requested(String kind, String query, String file) {
        return request(kind, query, file).statusCode(201).extract().path("id");
    }

    private ValidatableResponse job(String id) {
        return city.as("auditor").get("/appointment/v1/import-jobs/" + id).then();
    }

    private String many(String last) {
        return IntStream.range(2, MANY)
                .mapToObj(i -> city.someone(String.valueOf(i), city.town))
                .collect(Collectors.joining("", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"), last));
    }

    private long cadres() {
        return Database.number("select count(*) from cadre where staff_number like ?", city.staffPrefix + "-%");
    }

    private static long files(String job) {
        return Database.number("select count(*) from import_file where job_id = ?::uuid", job);
    }

    @Test
    void aFileIsKeptUntilItsTurnAndForgottenOnceItIsWritten() {
        String id = requested("CADRES", "", many(""));
        job(id).body("state", equalTo("WAITING"), "kind", equalTo("CADRES"), "endedAt", nullValue())
                .body("requestedBy", equalTo(city.staffPrefix + "-0"), "rowsWritten", equalTo(0));
        assertThat(cadres()).isZero();

        imports.runDue();

        int rows = MANY - 1;
        job(id).body("state", equalTo("DONE"), "endedAt", notNullValue(), "refusal", nullValue())
                .body("rowsJudged", equalTo(rows), "rowsWritten", equalTo(rows))
                .body("report.rows", equalTo(rows), "report.created", equalTo(rows), "report.errors", empty());
        assertThat(cadres()).isEqualTo(rows);
        assertThat(files(id)).isZero();
        assertThat(Database.number(
                        "select count(*) from outbox o join cadre c on c.id = o.aggregateid::uuid where c.staff_number like ?",
                        city.staffPrefix + "-%"))
                .isLessThanOrEqualTo(rows);
    }

    @Test
    void whatIsWrittenIsPutDownToTheSender() {
        String id = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"));
        imports.runDue();
        requested("CADRES", "", CityOfTests.corrected(city.secretary("1", "林清")));
        imports.runDue();
        job(id).body("state", equalTo("DONE"));
        assertThat(Database.number(
                        "select count(*) from audit_entry a join cadre c on c.id = a.record_id::uuid"
                                + " where c.staff_number = ? and a.actor = ?",
                        city.staffPrefix + "-1",
                        city.staffPrefix + "-0"))
                .isEqualTo(2);
        assertThat(Database.number(
                        "select count(*) from correction r join cadre c on c.id = r.cadre_id"
                                + " where c.staff_number = ? and r.corrected_by = ?",
                        city.staffPrefix + "-1",
                        city.staffPrefix + "-0"))
                .isEqualTo(1);
    }

    /** The one who comes stands in the first part of the file, the one who leaves in the last. */
    @Test
    void whoeverLeavesMakesRoomForWhoComesHoweverFarApartTheyStand() {
        requested("CADRES", "", many(city.someone("LAST", city.town)));
        imports.runDue();
        String changed = many(city.secretary("LAST", "某某")
                        .replace("1980-05-01,MALE", "1980-05-01,FEMALE")
                        .replace(
                                "2022-01-01",
                                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()))
                .replace(city.secretary("1", "林書記"), city.someone("1", city.town));

        String id = requested("CADRES", "", reasoned(changed));
        imports.runDue();

        job(id).body("report.changed", equalTo(2), "report.unchanged", equalTo(MANY - 2));
        assertThat(Database.number(
                        "select count(*) from tenure t join cadre c on c.id = t.cadre_id"
                                + " where c.staff_number = ? and t.until is null",
                        city.staffPrefix + "-LAST"))
                .isEqualTo(1);
    }

    private static String reasoned(String file) {
        String rows = file.substring(CityOfTests.CADRE_HEADER.length());
        return CityOfTests.corrected(rows);
    }

    @Test
    void aFileAtFaultIsRefusedInTheLanguageOfItsSenderAndNothingIsWritten() {
        String twice = requested("CADRES", "", many(city.someone("2", city.town)));
        String bad = requested("CADRES", "", many("X,,,,,,,,,,,\n"));
        imports.runDue();
        job(twice)
                .body("state", equalTo("REFUSED"), "refusal.code", equalTo("import-refused"), "rowsWritten", equalTo(0))
                .body("refusal.errors.code", contains("repeated-key"), "refusal.errors.line", contains(MANY + 1))
                .body("refusal.detail", containsString("1 row"));
        job(bad).body("state", equalTo("REFUSED"), "report", nullValue());
        assertThat(cadres()).isZero();
        assertThat(files(twice) + files(bad)).isZero();
    }

    @Test
    void onlyTheGoodRowsAreWrittenOrNoneAtAllWhereThatIsAsked() {
        String check = requested("CADRES", "&dryRun=true", many(city.someone("2", city.town)));
        String good = requested("CADRES", "&goodRowsOnly=true", many(city.someone("2", city.town)));
        imports.runDue();
        job(check)
                .body("state", equalTo("DONE"), "report.dryRun", equalTo(true), "rowsWritten", equalTo(0))
                .body("report.refused", equalTo(1), "report.created", equalTo(MANY - 1));
        job(good).body("state", equalTo("DONE"), "report.refused", equalTo(1), "report.created", equalTo(MANY - 1));
        assertThat(cadres()).isEqualTo(MANY - 1);
    }

    @Test
    void aJobThatIsBrokenOffBeginsAnewAndIsWrittenOnce() throws Exception {
        String id = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"));
        brokenOff();
        job(id).body("state", equalTo("RUNNING"));
        assertThat(files(id)).isEqualTo(1);

        imports.runDue();
        job(id).body("state", equalTo("DONE"), "report.created", equalTo(1));
        assertThat(cadres()).isEqualTo(1);
    }

    @Test
    void aJobThatCannotBeRunIsGivenUpAfterThreeTimesAndItsFileForgotten() throws Exception {
        String id = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"));
        brokenOff();
        brokenOff();
        brokenOff();
        String next = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.someone("2", city.town));

        imports.runDue();

        job(id).body("state", equalTo("FAILED"), "endedAt", notNullValue());
        assertThat(files(id)).isZero();
        job(next).body("state", equalTo("DONE"));
        assertThat(cadres()).isEqualTo(1);
    }

    @Test
    void twoReplicasOfTheServiceDoNotRunTheSameJob() throws Exception {
        String id = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"));
        try (Connection other = tenuresHeld()) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(imports::runNext);
            await().until(() -> Database.number("select attempts from import_job where id = ?::uuid", id) == 1
                    && Database.number(WAITING + "select count(*) from waiting") > 0);
            assertThat(CompletableFuture.supplyAsync(imports::runNext))
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(false);
            other.rollback();
            running.join();
        }
        job(id).body("state", equalTo("DONE"), "report.created", equalTo(1));
        assertThat(Database.number("select attempts from import_job where id = ?::uuid", id))
                .isEqualTo(1);
    }

    /** Runs the job until it waits for whoever changes tenures, and cuts its connection. */
    private void brokenOff() throws Exception {
        try (Connection other = tenuresHeld()) {
            CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(imports::runNext);
            // Others may wait for the same, and come first.
            await().until(() -> {
                Database.number(WAITING + "select count(pg_terminate_backend(pid)) from waiting");
                return running.isDone();
            });
            other.rollback();
        }
    }

    private static int pid(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection tenuresHeld() throws SQLException {
        Connection connection = Database.superuser();
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtextextended('tenures', 0))");
        }
        return connection;
    }

    /** What they may not do in a request, they may not do by a job. */
    @Test
    void aJobReachesNoFurtherThanItsSender() {
        requested("CADRES", "", CityOfTests.CADRE_HEADER + city.someone("1", city.path + ".zuzhibu"));
        imports.runDue();
        String id = city.at(city.town, "registry-admin")
                .contentType("text/csv")
                .body((CityOfTests.CADRE_HEADER
                                + city.someone("1", city.town)
                                + city.someone("2", city.path + ".zuzhibu"))
                        .getBytes(UTF_8))
                .post("/appointment/v1/import-jobs?kind=CADRES")
                .path("id");
        imports.runDue();
        job(id).body("refusal.errors.code", contains("staff-number-taken", "unknown-reference"));
    }

    @Test
    void nobodyWritesWhatTheRegistrySaysOfThemselvesByAJob() {
        requested("CADRES", "", CityOfTests.CADRE_HEADER + city.someone("0", city.town));
        imports.runDue();
        assertThat(cadres()).isEqualTo(1);
        String id = requested(
                "CADRES", "", CityOfTests.corrected(city.someone("0", city.town).replace("BACHELOR", "DOCTORATE")));
        imports.runDue();
        job(id).body("refusal.errors.code", contains("own-record"));
    }

    @Test
    void eachOfSeveralJobsIsPutDownToItsOwnSender() {
        String one = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.someone("1", city.town));
        String other = city.by("9", "registry-admin")
                .contentType("text/csv")
                .body((CityOfTests.CADRE_HEADER + city.someone("2", city.town)).getBytes(UTF_8))
                .post("/appointment/v1/import-jobs?kind=CADRES")
                .path("id");
        imports.runDue();
        String written = "select count(*) from audit_entry where record_id = ? and actor = ?";
        assertThat(Database.number(written, one, city.staffPrefix + "-0"))
                .as("requested, begun, done")
                .isEqualTo(3);
        assertThat(Database.number(written, other, city.staffPrefix + "-9")).isEqualTo(3);
    }

    @Test
    void filesDoNotPileUpWithoutEnd() {
        for (int waiting = 0; waiting < 20; waiting++) {
            requested("WISHES", "", "nothing");
        }
        request("WISHES", "", "nothing").statusCode(409).body("code", equalTo("too-many-imports"));
        imports.runDue();
        requested("WISHES", "", "nothing");
    }

    /** What a row is written to is not what it was judged against: somebody else was faster. */
    @Test
    void aRowThatWasGoodBeforeIsNotWritten() throws Exception {
        requested("CADRES", "", many(""));
        imports.runDue();
        String id = requested("CADRES", "", many("").replace("STAFF_MEMBER", "DEPUTY_SECTION"));
        String last = city.staffPrefix + "-" + (MANY - 1);
        try (Connection other = Database.superuser()) {
            other.setAutoCommit(false);
            try (Statement held = other.createStatement()) {
                held.execute("select 1 from cadre where staff_number = '" + city.staffPrefix + "-2' for update");
                int holder = pid(held);
                CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(imports::runNext);
                await().until(() -> Database.number(BLOCKED_BY, holder) > 0);
                Database.execute("update cadre set name = '某', version = version + 1 where staff_number = ?", last);
                other.rollback();
                assertThat(running).succeedsWithin(PATIENCE).isEqualTo(false);
            }
        }
        job(id).body("state", equalTo("RUNNING"), "report", nullValue());
        assertThat(Database.number(
                        "select count(*) from cadre where staff_number like ? and rank = 'DEPUTY_SECTION'",
                        city.staffPrefix + "-%"))
                .isZero();
    }

    @Test
    void aJobIsSeenByWhoeverSeesAllThatItsSenderSaw() {
        String id = requested("CADRES", "", CityOfTests.CADRE_HEADER + city.someone("1", city.town));
        imports.runDue();
        city.at(city.town, "registry-admin")
                .get("/appointment/v1/import-jobs/" + id)
                .then()
                .statusCode(404);
        city.at(city.town, "registry-admin")
                .get("/appointment/v1/import-jobs")
                .then()
                .body("items", empty());
        city.as("auditor").get("/appointment/v1/import-jobs").then().body("items.id", contains(id));
        city.as("organization-officer")
                .get("/appointment/v1/import-jobs")
                .then()
                .statusCode(403);
    }

    @Test
    void aFileMayBeLargerThanAnyOtherBody() {
        byte[] large = (CityOfTests.CADRE_HEADER + "\n".repeat(11 * 1024 * 1024)).getBytes(UTF_8);
        String id = city.as("registry-admin")
                .contentType("text/csv")
                .body(large)
                .post("/appointment/v1/import-jobs?kind=CADRES")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        imports.runDue();
        job(id).body("state", equalTo("DONE"), "report.rows", equalTo(0));
    }

    @Test
    void eachKindOfLargeFileHasItsImport() {
        for (ImportKind kind : ImportKind.values()) {
            String id = requested(kind.name(), "", "nothing\n" + UUID.randomUUID() + "\n");
            imports.runDue();
            job(id).body("state", equalTo("REFUSED"), "refusal.errors.code", hasItem("unknown-column"));
        }
        request("UNITS", "", "nothing").statusCode(400);
    }
}
