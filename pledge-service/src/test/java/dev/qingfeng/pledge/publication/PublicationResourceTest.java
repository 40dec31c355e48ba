package dev.qingfeng.pledge.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secretaries' pledges are printed, and complete is the city when every unit's is in. */
@QuarkusTest
class PublicationResourceTest {

    private static final String PUBLICATIONS = "/pledge/v1/publications";
    private static final String OFFICER = "organization-officer";
    private static final String SECRETARY = "TOWNSHIP_SECRETARY";

    private final RegistryOfTests city = new RegistryOfTests();
    private UUID farm = UUID.randomUUID();

    @Inject
    DueCompletions completions;

    /** A town and a farm with a secretary each, numbers 8 and 9. */
    @BeforeEach
    void found() {
        city.founded();
        city.openCampaign(SECRETARY, city.adoptText(SECRETARY).id(), "2199-12-31")
                .statusCode(201);
        farm = city.knownUnit("FARM");
        secretary("8", city.town);
        secretary("9", farm);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private UUID secretary(String number, UUID unit) {
        UUID secretary = city.knownCadre(number, unit, SECRETARY);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", secretary) == 1);
        return secretary;
    }

    private String pledgeOf(String number) {
        return city.as(number, "cadre")
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private String signed(String number) {
        city.signOwn(number).statusCode(200);
        return pledgeOf(number);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static String printed(LocalDate issueDate, String more, String... pledges) {
        return "\"newspaper\":\"明川日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[%s]%s"
                .formatted(
                        issueDate, Stream.of(pledges).map(id -> '"' + id + '"').collect(Collectors.joining(",")), more);
    }

    private ValidatableResponse record(RequestSpecification as, String printed) {
        return as.body("{\"cycleId\":\"%s\",%s}".formatted(city.cycle, printed))
                .post(PUBLICATIONS)
                .then();
    }

    private ValidatableResponse record(String... pledges) {
        return record(city.as("1", OFFICER), printed(today(), "", pledges));
    }

    private ValidatableResponse correct(RequestSpecification as, String id, String printed) {
        return as.body("{%s,\"reason\":\"误录\"}".formatted(printed))
                .post(PUBLICATIONS + "/" + id + "/corrections")
                .then();
    }

    private ValidatableResponse correct(String id, String printed) {
        return correct(city.as("1", OFFICER).header("If-Match", "*"), id, printed);
    }

    private ValidatableResponse status(RequestSpecification as) {
        return as.get("/pledge/v1/cycles/" + city.cycle + "/publication-status").then();
    }

    private ValidatableResponse status() {
        return status(city.as("2", "auditor")).statusCode(200);
    }

    private List<PublishedEvent> toldComplete() {
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            return events.untilNow().stream()
                    .filter(event -> event.type().equals("dev.qingfeng.pledge.publication-complete.v1"))
                    .filter(event -> event.json().path("cycleId").asText().equals(city.cycle.toString()))
                    .toList();
        }
    }

    @Test
    void severalAreCompleteTogetherWhichIsToldOnce() {
        String first = signed("8");
        String second = signed("9");
        String one = record(first)
                .statusCode(201)
                .header("ETag", equalTo("\"v0\""))
                .body("pledges.pledgeId", contains(first), "pledges.unitId", contains(city.town.toString()))
                .body("late", equalTo(false), "corrections", empty())
                .extract()
                .path("id");
        status().body("complete", equalTo(false), "units", equalTo(2), "printed", equalTo(1), "notPrinted", equalTo(1))
                .body("missing.unitId", contains(farm.toString()), "missing.reason", contains("NOT_PRINTED"));
        // A supplement may print again what was printed.
        String supplement = record(second, first).statusCode(201).extract().path("id");
        status().body("complete", equalTo(true), "printed", equalTo(2), "missing", empty());
        record(second).statusCode(201);
        city.as("2", "auditor")
                .get(PUBLICATIONS + "?cycleId=" + city.cycle)
                .then()
                .body("items", hasSize(3), "items.id", hasItem(one));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent complete = events.await(event -> event.key().equals(supplement)
                    && event.type().equals("dev.qingfeng.pledge.publication-complete.v1"));
            assertThat(complete.json().get("units").asInt()).isEqualTo(2);
            PublishedEvent recorded = events.await(event -> event.key().equals(one));
            assertThat(recorded.json().get("complete").asBoolean()).isFalse();
            assertThat(recorded.payload()).doesNotContain("明川");
        }
        assertThat(toldComplete()).hasSize(1);
    }

    /** Both wait for whoever is recording one of this cycle; else each would miss what the other has. */
    @Test
    void ofTwoThatAreRecordedAtOnceOneIsTheLast() throws Exception {
        String first = signed("8");
        String second = signed("9");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement taken =
                    turn.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                taken.setString(1, "publications " + city.cycle);
                taken.execute();
            }
            List<Future<Integer>> answers = Stream.of(first, second)
                    .map(pledge -> threads.submit(() -> record(pledge).extract().statusCode()))
                    .toList();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) from pg_locks waiting"
                                    + " join pg_locks held using (locktype, database, classid, objid, objsubid)"
                                    + " where locktype = 'advisory' and not waiting.granted and held.granted"
                                    + " and held.pid = " + pid(turn))
                            == 2);
            turn.rollback();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Database.number(
                        "select count(*) from publication where cycle_id = ? and completed_at is not null", city.cycle))
                .isEqualTo(1);
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void theLastMissingUnitThatIsMergedAwayCompletesWhatIsPrintedWhichIsToldOnce() {
        String first = record(signed("8")).statusCode(201).extract().path("id");
        completions.completeDue();
        status().body("complete", equalTo(false), "cityComplete", equalTo(false));
        assertThat(toldComplete()).isEmpty();
        city.merged(farm);
        completions.completeDue();
        completions.completeDue();
        status().body("complete", equalTo(true), "cityComplete", equalTo(true));
        city.as("2", "auditor")
                .get(PUBLICATIONS + "/" + first)
                .then()
                .statusCode(200)
                .body("completedAt", not(emptyOrNullString()));
        assertThat(toldComplete()).hasSize(1).first().satisfies(told -> {
            assertThat(told.key()).isEqualTo(first);
            assertThat(told.json().path("units").asInt()).isEqualTo(1);
        });
        record(pledgeOf("8")).statusCode(201);
        assertThat(toldComplete()).hasSize(1);
    }

    @Test
    void anArchivedCycleIsNotCompletedAnyMore() {
        record(signed("8")).statusCode(201);
        city.archive(1);
        city.merged(farm);
        completions.completeDue();
        assertThat(toldComplete()).isEmpty();
    }

    @Test
    void whatIsMissingIsListedWithItsReason() {
        UUID park = city.knownUnit("PARK");
        UUID ended = city.knownUnit("TOWN");
        city.merged(ended);
        city.knownUnit("TOWN_DIRECT");
        String first = signed("8");
        status().body("units", equalTo(3), "printed", equalTo(0), "complete", equalTo(false))
                .body("noSecretary", equalTo(1), "notSigned", equalTo(1), "notPrinted", equalTo(1))
                .body("missing.find { it.unitId == '" + city.town + "' }.reason", equalTo("NOT_PRINTED"))
                .body("missing.find { it.unitId == '" + farm + "' }.reason", equalTo("NOT_SIGNED"))
                .body("missing.find { it.unitId == '" + park + "' }.reason", equalTo("NO_SECRETARY"))
                .body("missing.unitId", not(hasItem(ended.toString())));
        record(first).statusCode(201);
        status(city.at(city.townPath, "3", OFFICER))
                .statusCode(200)
                .body("units", equalTo(1), "complete", equalTo(true), "missing", empty())
                .body("cityComplete", equalTo(false));
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            status(other.as("2", "auditor")).statusCode(404);
        }
        status(city.as("8", "cadre")).statusCode(403);
    }

    @Test
    void onlySignedPledgesOfTheCyclesSecretariesArePrinted() {
        String first = signed("8");
        city.openCampaign("LEADING_CADRE", city.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        UUID cadre = city.knownCadre("10", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", cadre) == 1);
        record(first, signed("10"))
                .statusCode(422)
                .body("code", equalTo("not-a-secretarys-pledge"), "detail", containsString("/pledgeIds/1."));
        record(first, pledgeOf("9"))
                .statusCode(409)
                .body("code", equalTo("pledge-unsigned"), "detail", containsString("/pledgeIds/1."));
        record(first, first)
                .statusCode(422)
                .body("code", equalTo("pledge-listed-twice"), "detail", containsString("/pledgeIds/1."));
        record().statusCode(400);
        String unknown = record(first, UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .extract()
                .path("detail");
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            other.openCampaign(SECRETARY, other.adoptText(SECRETARY).id(), "2199-12-31")
                    .statusCode(201);
            UUID foreign = other.knownCadre("8", other.town, SECRETARY);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", foreign) == 1);
            other.signOwn("8").statusCode(200);
            String foreignPledge = other.as("8", "cadre")
                    .get("/pledge/v1/pledges?mine=true")
                    .then()
                    .extract()
                    .path("items[0].id");
            record(first, foreignPledge)
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"), "detail", equalTo(unknown));
        }
        assertThat(Database.number("select count(*) from publication where cycle_id = ?", city.cycle))
                .isZero();
    }

    @Test
    void aSecretaryOfAUnitThatIsNotToBePrintedIsRefusedByACodeOfItsOwn() {
        String first = signed("8");
        secretary("10", city.office);
        record(first, signed("10"))
                .statusCode(422)
                .body("code", equalTo("unit-not-published"), "detail", containsString("/pledgeIds/1."));
        secretary("11", city.knownUnit("CITY_DIRECT"));
        String id = record(first).statusCode(201).extract().path("id");
        correct(id, printed(today(), "", first, signed("11")))
                .statusCode(422)
                .body("code", equalTo("unit-not-published"), "detail", containsString("/pledgeIds/1."));
        status().body("units", equalTo(2), "printed", equalTo(1));
    }

    /** What was printed before a merger was printed, though nobody waits for it any more. */
    @Test
    void aUnitThatHasEndedIsPrintedIfItsSecretarySignedWhileItWasThere() {
        UUID ended = city.knownUnit("TOWN");
        secretary("10", ended);
        String inTime = signed("10");
        city.merged(ended);
        endsOn(ended, today().minusDays(1));
        record(inTime)
                .statusCode(422)
                .body("code", equalTo("unit-not-published"), "detail", containsString("/pledgeIds/0."));
        endsOn(ended, today());
        record(inTime).statusCode(201).body("pledges.unitId", contains(ended.toString()));
        status().body("units", equalTo(2), "printed", equalTo(0));
    }

    private static void endsOn(UUID unit, LocalDate day) {
        Database.execute("update registry_unit set ended_on = ? where id = ?", day, unit);
    }

    /** They sign for the committee, which is in with either of them. */
    @Test
    void aSuccessorSignsForTheSameCommitteeAfterThePredecessor() {
        String predecessors = signed("8");
        UUID predecessor = UUID.fromString(
                city.as("8", "cadre").get("/pledge/v1/pledges/" + predecessors).path("cadreId"));
        record(predecessors).statusCode(201);
        city.cadre(predecessor, "8", city.town, 1, 1);
        secretary("10", city.town);
        status().body("units", equalTo(2), "printed", equalTo(1), "missing.unitId", contains(farm.toString()));
        String successors = signed("10");
        assertThat(Database.number(
                        "select count(*) from pledge where unit_id = ? and category = ? and state = 'SIGNED'",
                        city.town,
                        SECRETARY))
                .isEqualTo(2);
        record(successors, predecessors)
                .statusCode(201)
                .body("pledges.unitId", contains(city.town.toString(), city.town.toString()));
        status().body("units", equalTo(2), "printed", equalTo(1), "notSigned", equalTo(1));
    }

    @Test
    void nothingIsPrintedBeforeItWasSignedOrInTheFuture() {
        String first = signed("8");
        record(city.as("1", OFFICER), printed(today().minusDays(1), ",\"lateReason\":\"次日送达\"", first))
                .statusCode(422)
                .body("code", equalTo("printed-before-signed"));
        record(city.as("1", OFFICER), printed(today().plusDays(1), "", first))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
    }

    @Test
    void whatIsRecordedOnALaterDaySaysWhyAndIsFlagged() {
        String number = city.staff("8");
        Database.execute(
                "update pledge_campaign set opened_at = now() - interval '9 days' where cycle_id = ?", city.cycle);
        city.as("1", OFFICER)
                .contentType("text/csv")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,%s,%s,下乡\n"
                        .formatted(city.cycleCode(), number, SECRETARY, today().minusDays(8)))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200);
        String first = pledgeOf("8");
        record(city.as("1", OFFICER), printed(today().minusDays(7), "", first))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        record(city.as("1", OFFICER), printed(today().minusDays(7), ",\"lateReason\":\"次日送达\"", first))
                .statusCode(201)
                .body("late", equalTo(true), "lateReason", equalTo("次日送达"));
    }

    private ValidatableResponse keep(RequestSpecification as, String id, byte[] file) {
        return as.contentType("application/octet-stream")
                .body(file)
                .post(PUBLICATIONS + "/" + id + "/clipping")
                .then();
    }

    private ValidatableResponse keep(String id, byte[] file) {
        return keep(city.as("1", OFFICER).header("If-Match", "*"), id, file);
    }

    private static String naming(byte[] file) throws NoSuchAlgorithmException {
        return ",\"clipping\":{\"title\":\"第3版\",\"sha256\":\"%s\"}"
                .formatted(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    @Test
    void theClippingIsTheFileWhoseHashIsNamed() throws IOException, NoSuchAlgorithmException {
        String first = signed("8");
        byte[] page = picture(1);
        byte[] another = picture(2);
        String id = record(city.as("1", OFFICER), printed(today(), "", first))
                .body("clippingKept", equalTo(false))
                .extract()
                .path("id");
        keep(id, page).statusCode(409).body("code", equalTo("no-clipping-named"));
        correct(id, printed(today(), naming(page), first)).statusCode(200).body("clippingKept", equalTo(false));
        city.as("1", OFFICER).get(PUBLICATIONS + "/" + id + "/clipping").then().statusCode(404);
        keep(id, another).statusCode(422).body("code", equalTo("clipping-differs"));
        keep(city.as("1", OFFICER), id, page).statusCode(428);
        keep(city.as("1", OFFICER).header("If-Match", "\"v9\""), id, page).statusCode(412);
        keep(city.at(city.townPath, "1", OFFICER).header("If-Match", "*"), id, page)
                .statusCode(403)
                .body("code", equalTo("city-scope-needed"));
        keep(id, page).statusCode(200).body("clippingKept", equalTo(true));
        keep(id, page).statusCode(200);
        assertThat(Database.number("select count(*) from publication_clipping where publication_id = ?", uuid(id)))
                .isEqualTo(1);
        assertThat(city.at(city.townPath, "2", "auditor")
                        .get(PUBLICATIONS + "/" + id + "/clipping")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(page);
        city.at("elsewhere", "2", "auditor")
                .get(PUBLICATIONS + "/" + id + "/clipping")
                .then()
                .statusCode(404);
        correct(id, printed(today(), naming(another), first)).statusCode(200).body("clippingKept", equalTo(false));
        correct(id, printed(today(), naming(page), first)).statusCode(200).body("clippingKept", equalTo(true));
        byte[] program = "#!/bin/sh\n".getBytes(UTF_8);
        correct(id, printed(today(), naming(program), first)).statusCode(200);
        keep(id, program).statusCode(422).body("code", equalTo("file-type-refused"));
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    private static byte[] picture(int width) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        return png.toByteArray();
    }

    @Test
    void aCorrectionKeepsWhatWasSaidBefore() throws SQLException {
        String first = signed("8");
        String second = signed("9");
        String clipping = ",\"clipping\":{\"title\":\"第3版\",\"sha256\":\"" + "0".repeat(64) + "\"}";
        String id = record(city.as("1", OFFICER), printed(today(), clipping, first, second))
                .statusCode(201)
                .body("clipping.title", equalTo("第3版"))
                .extract()
                .path("id");
        correct(city.as("1", OFFICER), id, printed(today(), "", first)).statusCode(428);
        correct(city.as("1", OFFICER).header("If-Match", "\"v9\""), id, printed(today(), "", first))
                .statusCode(412);
        correct(id, printed(today(), clipping, first, second))
                .statusCode(422)
                .body("code", equalTo("nothing-corrected"));
        correct(id, printed(today().minusDays(1), "", first))
                .statusCode(422)
                .body("code", equalTo("printed-before-signed"));
        correct(id, printed(today(), "", first, first)).statusCode(422);
        correct(id, printed(today(), "", first))
                .statusCode(200)
                .body("pledges.pledgeId", contains(first))
                .body("corrections", hasSize(1), "corrections[0].reason", equalTo("误录"))
                .body("corrections[0].pledgeIds", containsInAnyOrder(first, second))
                .body("corrections[0].clipping.title", equalTo("第3版"));
        status().body("complete", equalTo(false), "missing.unitId", contains(farm.toString()));
        correct(id, printed(today(), "")).statusCode(200).body("pledges", empty(), "corrections", hasSize(2));
        city.as("2", "auditor")
                .get(PUBLICATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("pledges", empty(), "corrections", hasSize(2));
        record(first, second).statusCode(201);
        status().body("complete", equalTo(true));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent corrected = events.await(event ->
                    event.key().equals(id) && event.type().equals("dev.qingfeng.pledge.publication-corrected.v1"));
            assertThat(corrected.json().get("complete").asBoolean()).isFalse();
        }
        // It was told with the first, and is told once.
        assertThat(toldComplete()).extracting(PublishedEvent::key).containsExactly(id);
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            for (String rewriting : new String[] {
                "update publication set cycle_id = id",
                "update publication_record set reason = ''",
                "delete from publication_record",
                "delete from publication"
            }) {
                assertThatThrownBy(() -> command.execute(rewriting)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theCityRecordsAndTheWholeCityReads() {
        String first = signed("8");
        record(city.at(city.townPath, "3", OFFICER), printed(today(), "", first))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        record(city.as("3", "discipline-officer"), printed(today(), "", first)).statusCode(403);
        String id = record(first).statusCode(201).extract().path("id");
        city.at(city.townPath, "3", OFFICER).get(PUBLICATIONS).then().body("items.id", contains(id));
        correct(city.at(city.townPath, "3", OFFICER).header("If-Match", "*"), id, printed(today(), ""))
                .statusCode(403)
                .body("code", equalTo("city-scope-needed"));
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            other.as("1", OFFICER).get(PUBLICATIONS).then().body("items", empty());
            other.as("1", OFFICER).get(PUBLICATIONS + "/" + id).then().statusCode(404);
            correct(other.as("1", OFFICER).header("If-Match", "*"), id, printed(today(), ""))
                    .statusCode(404);
            record(other.as("1", OFFICER), printed(today(), "", first))
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
        city.as("2", "auditor")
                .header("If-None-Match", "\"v0\"")
                .get(PUBLICATIONS + "/" + id)
                .then()
                .statusCode(304);
        String next = city.as("2", "auditor")
                .get(PUBLICATIONS + "?limit=1")
                .then()
                .extract()
                .path("next");
        assertThat(next).isNull();
        record(first).statusCode(201);
        next = city.as("2", "auditor")
                .get(PUBLICATIONS + "?limit=1")
                .then()
                .extract()
                .path("next");
        city.as("2", "auditor")
                .get(PUBLICATIONS + "?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1), "items.id", not(hasItem(id)));
    }

    @Test
    void nothingIsAddedToAnArchivedCycle() {
        String first = signed("8");
        String id = record(first).statusCode(201).extract().path("id");
        city.archive(1);
        record(first).statusCode(409).body("code", equalTo("cycle-archived"));
        correct(id, printed(today(), "")).statusCode(409).body("code", equalTo("cycle-archived"));
    }
}
