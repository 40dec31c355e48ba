package dev.qingfeng.appointment.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days a city works comes as a file, is told to everyone, and is what deadlines are counted by. */
@QuarkusTest
class CalendarResourceTest {

    private static final String HEADER = "unitPath,date,kind,name\n";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    private ValidatableResponse days(String... days) {
        return city.send("calendars", "", file(days));
    }

    private String file(String... days) {
        return HEADER
                + List.of(days).stream()
                        .map(day -> "%s,%s\n".formatted(city.path, day))
                        .reduce("", String::concat);
    }

    private ValidatableResponse goldenWeek() {
        return days(
                "2031-10-01,HOLIDAY,國慶節", "2031-10-02,HOLIDAY,國慶節", "2031-10-03,HOLIDAY,國慶節", "2031-10-11,WORKDAY,國慶節");
    }

    private String town() {
        return city.as("auditor")
                .get("/appointment/v1/units")
                .path("items.find { it.path == '%s' }.id".formatted(city.town));
    }

    private ValidatableResponse count(String query) {
        return city.at(city.town, "auditor")
                .get("/appointment/v1/units/" + town() + "/working-days" + query)
                .then();
    }

    @Test
    void aYearBeginsWithItsFirstDayAndIsToldWholeWithEachChange() {
        goldenWeek().statusCode(200).body("created", equalTo(4), "changed", equalTo(0));
        goldenWeek().body("created", equalTo(0), "unchanged", equalTo(4));
        days("2031-10-03,WORKDAY,國慶節", "2031-10-06,HOLIDAY,國慶節").body("created", equalTo(1), "changed", equalTo(1));
        String id = city.as("auditor")
                .get("/appointment/v1/calendars")
                .then()
                .body("items", hasSize(1))
                .body("items[0].year", equalTo(2031))
                .body(
                        "items[0].days.date",
                        contains("2031-10-01", "2031-10-02", "2031-10-03", "2031-10-06", "2031-10-11"))
                .body("items[0].days.kind", contains("HOLIDAY", "HOLIDAY", "WORKDAY", "HOLIDAY", "WORKDAY"))
                .extract()
                .path("items[0].id");
        city.as("auditor").get("/appointment/v1/calendars/" + id).then().header("ETag", equalTo("\"v2\""));
        try (PublishedEvents calendars = PublishedEvents.on("qingfeng.registry.calendars.v1")) {
            PublishedEvent last = calendars.await(event -> event.key().equals(id) && event.version() == 2);
            assertThat(last.type()).isEqualTo("dev.qingfeng.registry.calendar.v1");
            assertThat(last.json().get("days")).hasSize(5);
            assertThat(last.json().at("/days/2/kind").asText()).isEqualTo("WORKDAY");
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and record_type = 'CalendarYear'", id))
                .as("begun, gone on with in the file's second part, and changed")
                .isEqualTo(3);
    }

    @Test
    void aDryRunWritesNothingAndABadRowNeitherDoesTheOthers() {
        city.send("calendars", "?dryRun=true", file("2031-10-01,HOLIDAY,國慶節"))
                .statusCode(200)
                .body("created", equalTo(1));
        city.send(
                        "calendars",
                        "",
                        file(
                                        "2031-10-01,HOLIDAY,國慶節",
                                        "2031-10-01,WORKDAY,國慶節",
                                        "2031-02-30,HOLIDAY,春節",
                                        "2031-05-01,REST,勞動節")
                                + "%s,2031-05-01,HOLIDAY,勞動節\n".formatted(city.town))
                .statusCode(422)
                .body("errors.line", contains(3, 4, 5, 6))
                .body("errors.column", contains("date", "date", "kind", "unitPath"))
                .body("errors.code", contains("repeated-key", "wrong-type", "unknown-value", "unknown-reference"));
        city.as("auditor").get("/appointment/v1/calendars").then().body("items", empty());
    }

    @Test
    void aCityHasADateOnceHoweverManyFilesComeAtOnce() {
        List<CompletableFuture<Integer>> files = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> days("2031-10-01,HOLIDAY,國慶節").extract().statusCode()))
                .toList();
        assertThat(files.stream().map(CompletableFuture::join)).contains(200).isSubsetOf(200, 409);
        assertThat(Database.number(
                        "select count(*) from calendar_day d join unit u on u.id = d.unit_id where u.path = ?::ltree",
                        city.path))
                .isEqualTo(1);
    }

    @Test
    void everyoneInTheCitySeesItsCalendarAndNobodyElse() {
        goldenWeek();
        String id = city.at(city.town, "organization-officer")
                .get("/appointment/v1/calendars")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        CityOfTests other = new CityOfTests().founded();
        other.as("auditor").get("/appointment/v1/calendars").then().body("items", empty());
        other.as("auditor").get("/appointment/v1/calendars/" + id).then().statusCode(404);
        other.send("calendars", "", file("2031-10-01,HOLIDAY,國慶節"))
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
        city.as("organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body(file("2031-10-01,HOLIDAY,國慶節"))
                .post("/appointment/v1/calendars/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void aDeadlineIsCountedByTheCalendarOfTheUnitsCity() {
        goldenWeek();
        count("?from=2031-09-30&days=3")
                .statusCode(200)
                .body("from", equalTo("2031-09-30"), "days", equalTo(3), "until", equalTo("2031-10-08"))
                .body("unknownYears", empty());
        count("?from=2031-09-30&days=6").body("until", equalTo("2031-10-11"));
        new CityOfTests()
                .founded()
                .as("auditor")
                .get("/appointment/v1/units/" + town() + "/working-days")
                .then()
                .statusCode(404);
    }

    @Test
    void itSaysWhichYearsHaveNoCalendarYet() {
        goldenWeek();
        count("?from=2031-12-31&days=1").body("until", equalTo("2032-01-01"), "unknownYears", contains(2032));
        count("")
                .statusCode(200)
                .body("from", equalTo(TransitionOfTests.today().toString()), "days", equalTo(1))
                .body("unknownYears", hasSize(greaterThan(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?days=0", "?days=-1", "?days=251", "?days=x", "?from=tomorrow", "?from=+999999999-12-31"})
    void noDeadlineIsCountedFromNonsense(String query) {
        count(query).statusCode(400).body("code", equalTo("invalid-request"), "errors", hasSize(1));
    }
}
