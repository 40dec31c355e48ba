package dev.qingfeng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list takes as many statements for many rows as for one. */
@QuarkusTest
class StatementCountTest {

    @Test
    void listsTakeTheSameNumberOfStatementsWhateverTheirLength() {
        try (CityOfTests city = new CityOfTests().founded()) {
            String inspection = city.opined();
            city.form(city.team(city.knownCadre("8"), List.of(), city.farm)).statusCode(201);
            city.form(city.team(city.knownCadre("10"), List.of(), city.knownUnit("PARK")))
                    .statusCode(201);
            for (String subject :
                    new String[] {"\"LEADERSHIP_TEAM\"", "\"MEMBER\",\"cadreId\":\"" + city.secretary + "\""}) {
                city.officer()
                        .body("{\"subject\":" + subject
                                + ",\"grade\":\"AVERAGE\",\"reasons\":[{\"text\":\"x\",\"step\":1}]}")
                        .post("/inspection/v1/inspections/" + inspection + "/evaluations")
                        .then()
                        .statusCode(201);
            }
            for (String word : new String[] {"1", "2"}) {
                city.officer()
                        .contentType("application/octet-stream")
                        .body(CityOfTests.picture(word))
                        .post("/inspection/v1/inspections/" + inspection + "/steps/1/files")
                        .then()
                        .statusCode(201);
            }
            for (String word : new String[] {"1", "2"}) {
                city.officer()
                        .contentType("application/octet-stream")
                        .body(CityOfTests.picture(word))
                        .post("/inspection/v1/inspections/" + inspection + "/notice/photos")
                        .then()
                        .statusCode(201);
            }
            String meeting = meetingOfTheFarm(city);
            for (var cadre : List.of(city.leader, city.member)) {
                city.officer()
                        .body("{\"attendeeClass\":\"LEADER\",\"cadreId\":\"%s\"}".formatted(cadre))
                        .post("/inspection/v1/meetings/" + meeting + "/attendees")
                        .then()
                        .statusCode(200);
            }
            for (String kind : List.of("THOUGHT_TALK", "SUMMONED_TALK")) {
                city.officer()
                        .body(
                                "{\"cycleId\":\"%s\",\"kind\":\"%s\",\"cadreId\":\"%s\",\"talkerId\":\"%s\",\"themes\":[\"WORK\"],\"startedAt\":\"%5$s\",\"endedAt\":\"%5$s\"}"
                                        .formatted(city.cycle, kind, city.secretary, city.leader, CityOfTests.now()))
                        .post("/inspection/v1/thought-talks")
                        .then()
                        .statusCode(201);
            }
            for (var unit : List.of(city.town, city.farm)) {
                city.officer()
                        .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                                .formatted(city.cycle, city.secretary, unit))
                        .post("/inspection/v1/recusals")
                        .then()
                        .statusCode(201);
            }
            Database.execute(
                    "insert into team_meeting (id, version, inspection_id, cycle_id, unit_id, deadline)"
                            + " select gen_random_uuid(), 0, id, cycle_id, unit_id, current_date from unit_inspection"
                            + " where cycle_id = ? and unit_id = ?",
                    city.cycle,
                    city.farm);
            for (String number : List.of("51", "52")) {
                city.knownHolder(number, city.farm, city.knownPost(city.farm, "HEAD_OF_GOVERNMENT"));
            }
            for (int step : new int[] {7, 8}) {
                city.officer()
                        .body(
                                "{\"step\":%d,\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"x\",\"occurredAt\":\"%s\"}"
                                        .formatted(step, endOf(inspection)))
                        .post("/inspection/v1/inspections/" + inspection + "/findings")
                        .then()
                        .statusCode(201);
            }
            for (String code : List.of("first", "second")) {
                city.officer()
                        .body("{\"cycleId\":\"%s\",\"code\":\"%s\",\"purpose\":\"DEMOCRATIC_ASSESSMENT\"}"
                                .formatted(city.cycle, code))
                        .post("/inspection/v1/ballot-forms")
                        .then()
                        .statusCode(201);
            }
            for (String list : new String[] {
                "teams",
                "ballot-forms",
                "inspections/" + inspection + "/opinions",
                "team-meetings",
                "cycles/" + city.cycle + "/missing-talks",
                "recusals",
                "cycles/" + city.cycle + "/schedule",
                "inspections",
                "inspections/" + inspection + "/evaluations",
                "meetings",
                "cycles/" + city.cycle + "/inspection-board/units",
                "inspections/" + inspection + "/steps/1/files",
                "inspections/" + inspection + "/notice/photos",
                "thought-talks",
                "meetings/" + meeting + "/attendees"
            }) {
                city.officer().get("/inspection/v1/" + list).then().body("items.size()", greaterThan(1));
                assertThat(statements(city, list + "?limit=" + 50))
                        .as(list)
                        .isEqualTo(statements(city, list + "?limit=" + 1))
                        .isLessThan(17);
            }
            List<String> files = city.officer()
                    .get("/inspection/v1/inspections/" + inspection + "/steps/1/files")
                    .path("items.id");
            assertThat(evidence(city, inspection, files)).isEqualTo(evidence(city, inspection, files.subList(0, 1)));
            String other = meetingOfTheFarm(city);
            assertThat(attendees(city, meeting, other)).isEqualTo(attendees(city, meeting));
            for (String list :
                    List.of("inspections/" + inspection + "/findings", "cycles/" + city.cycle + "/findings")) {
                city.officer().get("/inspection/v1/" + list).then().body("items.size()", greaterThan(1));
                // Beside what a list takes it is asked whether the caller stands aside.
                assertThat(statements(city, list + "?limit=" + 50))
                        .as(list)
                        .isEqualTo(statements(city, list + "?limit=" + 1))
                        .isLessThan(16);
            }
            city.asMember().get("/inspection/v1/interviews").then().body("items.size()", greaterThan(1));
            assertThat(interviews(city, 50)).isEqualTo(interviews(city, 1)).isLessThan(10);
        }
    }

    /** Whose inspection has not ended; drafted by an officer, since another team has it. */
    private static String meetingOfTheFarm(CityOfTests city) {
        return city.officer()
                .body("{\"inspectionId\":\"%s\",\"steps\":[2],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}"
                        .formatted(city.inspectionOf(city.farm), CityOfTests.now()))
                .post("/inspection/v1/meetings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static long evidence(CityOfTests city, String inspection, List<String> files) {
        String pieces = files.stream()
                .map("{\"kind\":\"FILE\",\"reference\":\"17\",\"fileId\":\"%s\"}"::formatted)
                .collect(Collectors.joining(","));
        return StatementCount.of(() -> city.officer()
                .body("{\"evidence\":[" + pieces + "],\"reason\":\"x\"}")
                .post("/inspection/v1/inspections/" + inspection + "/steps/1/evidence")
                .then()
                .statusCode(200));
    }

    private static long attendees(CityOfTests city, String... meetings) {
        String rows = Stream.of(meetings)
                .map(meeting -> meeting + ",STAFF,,某某,某某厂\n")
                .collect(Collectors.joining("", "meetingId,attendeeClass,staffNumber,name,organisation\n", ""));
        return StatementCount.of(() -> city.officer()
                .contentType("text/csv")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post("/inspection/v1/meeting-attendees/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", equalTo(meetings.length)));
    }

    /** After which nothing is found. */
    private static Instant endOf(String inspection) {
        return Instant.ofEpochMilli(Database.number(
                "select cast(floor(extract(epoch from concluded_at) * 1000) as bigint) from unit_inspection where id = ?::uuid",
                inspection));
    }

    private static long interviews(CityOfTests city, int limit) {
        return StatementCount.of(() -> city.asMember()
                .get("/inspection/v1/interviews?limit=" + limit)
                .then()
                .statusCode(200));
    }

    private static long statements(CityOfTests city, String list) {
        return StatementCount.of(
                () -> city.officer().get("/inspection/v1/" + list).then().statusCode(200));
    }
}
