package dev.qingfeng.appointment.cadre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.ServiceLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is does not change without a reason, and what was said before is kept. */
@QuarkusTest
class CorrectionResourceTest {

    private static final String WITH_REASON = CityOfTests.CADRE_HEADER_WITH_REASON;

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void aTownWithItsSecretary() {
        city.founded();
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"))
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "林書記, 林書記某",
        "1980-05-01, 1981-05-01",
        "MALE, FEMALE",
        "2005-07-01, 2006-07-01",
        "'2005-07-01', ''",
        "MASTER, DOCTORATE"
    })
    void whoSomebodyIsDoesNotChangeInAFileWithoutAReason(String before, String after) {
        String file = WITH_REASON + line().replace(before, after);
        city.send("cadres", "", file.replace("LEADING_CADRE,", "LEADING_CADRE,  "))
                .statusCode(422)
                .body("errors.column", contains("correctionReason"))
                .body("errors.code", contains("correction-needs-reason"));
        assertThat(corrections()).isZero();

        city.send("cadres", "", file.replace("LEADING_CADRE,", "LEADING_CADRE,檔案有誤"))
                .statusCode(200)
                .body("changed", equalTo(1));
        assertThat(corrections()).isEqualTo(1);
    }

    @Test
    void aFileThatSaysTheSameNeedsNoReasonAndKeepsNothing() {
        city.send("cadres", "", WITH_REASON + line()).body("unchanged", equalTo(1));
        city.send("cadres", "", WITH_REASON + line().replace("LEADING_CADRE,", "LEADING_CADRE,檔案有誤"))
                .body("unchanged", equalTo(1));
        assertThat(corrections()).isZero();
    }

    @Test
    void whatAFileCorrectsIsKeptWithWhoWhenAndWhy() {
        city.send(
                        "cadres",
                        "",
                        WITH_REASON
                                + line().replace("林書記", "林清")
                                        .replace("1980-05-01", "1979-05-01")
                                        .replace("LEADING_CADRE,", "LEADING_CADRE,檔案有誤"))
                .statusCode(200);

        list().body("items.fact", contains("NAME", "BIRTH_DATE"))
                .body("items.oldValue", contains("林書記", "1980-05-01"))
                .body("items.newValue", contains("林清", "1979-05-01"))
                .body("items.reason", contains("檔案有誤", "檔案有誤"))
                .body("items.correctedBy", contains(city.staffPrefix + "-0", city.staffPrefix + "-0"))
                .body("items[0].cadreId", equalTo(id()))
                .body("items[0].correctedAt", notNullValue());
        city.as("auditor").get("/appointment/v1/cadres?name=lq").then().body("items.name", contains("林清"));
    }

    /** A post that somebody held is older than the file's birth date. */
    @Test
    void aFileMakesNobodyYoungerThanWhatTheyDid() {
        city.send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n" + city.staffPrefix + "-1," + city.town
                                + ",DEPUTY_HEAD_OF_GOVERNMENT,1999-01-01,2001-01-01\n")
                .statusCode(200);
        String reasoned = WITH_REASON + line().replace("LEADING_CADRE,", "LEADING_CADRE,檔案有誤");
        city.send("cadres", "", reasoned.replace("1980-05-01", "2000-05-01"))
                .statusCode(422)
                .body("errors.column", contains("birthDate"))
                .body("errors.code", contains("before-birth"));
        city.send("cadres", "", reasoned.replace("1980-05-01", "1979-05-01")).statusCode(200);
    }

    @Test
    void nobodyCorrectsThemselvesByAFile() {
        String own = WITH_REASON + line().replace("LEADING_CADRE,", "LEADING_CADRE,檔案有誤");
        city.by("1", "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(own.replace("MASTER", "DOCTORATE"))
                .post("/appointment/v1/cadres/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("own-record"));
        city.by("1", "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(own)
                .post("/appointment/v1/cadres/imports")
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(1));
    }

    @Test
    void whatMayChangeByItselfIsKeptWithoutAReason() {
        String office = city.path + ".zuzhibu";
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.secretary("1", "林書記")
                                        .replace("2022-01-01", "2021-12-01")
                                        .replace("SECTION,", "DEPUTY_COUNTY,")
                                        .replace("INTENSIVE_CLASS", "")
                                        .replace("TOWNSHIP_SECRETARY|LEADING_CADRE", "LEADING_CADRE"))
                .statusCode(200);
        list().body("items.fact", contains("RANK", "POST_SINCE", "TRAININGS", "CATEGORIES"))
                .body(
                        "items.oldValue",
                        contains("SECTION", "2022-01-01", "INTENSIVE_CLASS", "LEADING_CADRE|TOWNSHIP_SECRETARY"))
                .body("items[2].newValue", nullValue())
                .body("items[0].reason", nullValue());

        String town = unit(city.town);
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.secretary("1", "林書記")
                                        .replace("SECTION,", "DEPUTY_COUNTY,")
                                        .replace(city.town + ",PARTY_SECRETARY,2022-01-01", office + ",,")
                                        .replace("INTENSIVE_CLASS", "")
                                        .replace("TOWNSHIP_SECRETARY|LEADING_CADRE", "LEADING_CADRE"))
                .statusCode(200);
        list().body("items", hasSize(5))
                .body("items[4].fact", equalTo("UNIT"))
                .body("items[4].oldValue", equalTo(town))
                .body("items[4].newValue", equalTo(unit(office)));
    }

    @Test
    void onePersonIsCorrectedOverRestAndEveryoneIsTold() {
        correct("\"v0\"", body("林清", "1979-05-01", "檔案有誤"))
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("name", equalTo("林清"), "birthDate", equalTo("1979-05-01"))
                .body("rank", equalTo("SECTION"), "postSince", equalTo("2022-01-01"));
        list().body("items.fact", contains("NAME", "BIRTH_DATE"));
        String id = id();
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            PublishedEvent told = cadres.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(told.json().get("name").asText()).isEqualTo("林清");
            assertThat(told.payload()).doesNotContain("林書記").doesNotContain("檔案有誤");
        }
        assertThat(ServiceLog.text()).doesNotContain("檔案有誤");
    }

    @Test
    void whatIsRightAlreadyIsNoCorrection() {
        correct("\"v0\"", body("林書記", "1980-05-01", "核對過")).statusCode(200).header("ETag", equalTo("\"v0\""));
        assertThat(corrections()).isZero();
    }

    @Test
    void someoneWhoIsNotInThePartyHasNoDayOfJoining() {
        correct("\"v0\"", body("林書記", "1980-05-01", "並非黨員").replace("\"partyJoinedOn\":\"2005-07-01\",", ""))
                .statusCode(200)
                .body("partyJoinedOn", nullValue());
        list().body("items.fact", contains("PARTY_JOINED_ON")).body("items[0].newValue", nullValue());
    }

    @Test
    void aCorrectionNeedsTheVersionThatItCorrectsAndAReason() {
        String body = body("林清", "1979-05-01", "檔案有誤");
        correct(null, body).statusCode(428);
        correct("\"v7\"", body).statusCode(412);
        correct("\"v0\"", body.replace("檔案有誤", " "))
                .statusCode(400)
                .body("errors.pointer", contains("/reason"), "errors.code", contains("required"));
        assertThat(corrections()).isZero();
    }

    @Test
    void aRepeatedCorrectionIsMadeOnce() {
        RequestSpecification request = city.as("registry-admin")
                .header("If-Match", "\"v0\"")
                .contentType("application/json")
                .body(body("林清", "1979-05-01", "檔案有誤"));
        for (int i = 0; i < 2; i++) {
            request.post(path(id())).then().statusCode(200).header("ETag", equalTo("\"v1\""));
        }
        assertThat(corrections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nobodyIsBornTodayOrTomorrow(int days) {
        String day = TransitionOfTests.today().plusDays(days).toString();
        correct("\"v0\"", body("林書記", day, "檔案有誤"))
                .statusCode(400)
                .body("errors.pointer", contains("/birthDate"), "errors.code", contains("not-in-past"));
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER + city.someone("2", city.town).replace("1980-05-01", day))
                .statusCode(422)
                .body("errors.column", contains("birthDate"), "errors.code", contains("not-in-past"));
    }

    @Test
    void nobodyIsBornAfterTheyJoinedThePartyOrHeldAPost() {
        correct("\"v0\"", body("林書記", "2005-07-02", "檔案有誤")).statusCode(422).body("code", equalTo("before-birth"));
        correct("\"v0\"", body("林書記", "2022-01-02", "檔案有誤").replace("\"partyJoinedOn\":\"2005-07-01\",", ""))
                .statusCode(422)
                .body("code", equalTo("before-birth"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wishes; staffNumber,kind,statedOn,withdrawnOn; SECONDMENT,1994-05-01,; 1994-05-02; 1994-05-01",
                "career-entries; staffNumber,since,until,unitName,post; 1994-05-01,,農業局,科員; 1994-05-02; 1994-05-01",
                "annual-assessments; staffNumber,year,grade; 1994,COMPETENT; 1995-01-01; 1994-12-31"
            })
    void nobodyIsBornAfterWhatIsKnownOfThem(String list, String columns, String row, String late, String right) {
        city.send(list, "", columns + "\n" + city.staffPrefix + "-1," + row + "\n")
                .statusCode(200);
        correct("*", body("林書記", late, "檔案有誤")).statusCode(422).body("code", equalTo("before-birth"));
        correct("*", body("林書記", right, "檔案有誤")).statusCode(200);
    }

    @Test
    void correctionsComeInPagesTheEarliestFirst() {
        correct("\"v0\"", body("林清", "1979-05-01", "檔案有誤")).statusCode(200);
        correct("\"v1\"", body("林書記", "1979-05-01", "原名無誤")).statusCode(200);
        String next = city.as("auditor")
                .get(path(id()) + "?limit=2")
                .then()
                .body("items.fact", contains("NAME", "BIRTH_DATE"))
                .extract()
                .path("next");
        city.as("auditor")
                .get(path(id()) + "?limit=2&cursor=" + next)
                .then()
                .body("items.reason", contains("原名無誤"))
                .body("next", nullValue());
    }

    @Test
    void elsewhereNobodySeesThemOrCorrects() {
        correct("\"v0\"", body("林清", "1979-05-01", "檔案有誤")).statusCode(200);
        String id = id();
        city.at(city.path + ".zuzhibu", "auditor").get(path(id)).then().statusCode(404);
        city.at(city.path + ".zuzhibu", "registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body("林清", "1979-05-01", "檔案有誤"))
                .post(path(id))
                .then()
                .statusCode(404);
    }

    @Test
    void formerValuesAreNoBusinessOfTheCommittee() {
        city.as("committee-member", "committee-secretary", "cadre")
                .get(path(id()))
                .then()
                .statusCode(403);
        city.as("organization-officer", "discipline-officer", "auditor")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body("林清", "1979-05-01", "檔案有誤"))
                .post(path(id()))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update correction set reason = 'another'", "delete from correction", "truncate correction"})
    void whatIsKeptIsNeitherChangedNorRemoved(String statement) throws SQLException {
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            assertThatThrownBy(() -> command.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void aDryRunKeepsNothing() {
        city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + city.secretary("1", "林清"))
                .body("errors.code", hasItem("correction-needs-reason"));
        city.send(
                        "cadres",
                        "?dryRun=true",
                        WITH_REASON + line().replace("林書記", "林清").replace("LEADING_CADRE,", "LEADING_CADRE,誤"))
                .body("changed", equalTo(1), "errors", empty());
        assertThat(corrections()).isZero();
    }

    /** As the export writes it. */
    private String line() {
        return city.secretary("1", "林書記").strip() + ",\n";
    }

    private static String body(String name, String birthDate, String reason) {
        return "{\"name\":\"%s\",\"birthDate\":\"%s\",\"sex\":\"MALE\",\"partyJoinedOn\":\"2005-07-01\",\"education\":\"MASTER\",\"reason\":\"%s\"}"
                .formatted(name, birthDate, reason);
    }

    private ValidatableResponse correct(@Nullable String tag, String body) {
        RequestSpecification request =
                city.as("registry-admin").contentType("application/json").body(body);
        return (tag == null ? request : request.header("If-Match", tag))
                .post(path(id()))
                .then();
    }

    private ValidatableResponse list() {
        return city.as("auditor").get(path(id())).then().statusCode(200);
    }

    private static String path(String id) {
        return "/appointment/v1/cadres/" + id + "/corrections";
    }

    private String id() {
        return city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .extract()
                .path("items.find { it.staffNumber == '%s-1' }.id".formatted(city.staffPrefix));
    }

    private String unit(String path) {
        return city.as("auditor")
                .get("/appointment/v1/units")
                .then()
                .extract()
                .path("items.find { it.path == '%s' }.id".formatted(path));
    }

    private long corrections() {
        return Database.number("select count(*) from correction where cadre_id = ?::uuid", id());
    }
}
