package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** A round of a city of tests as counting leaves it, whose protocol waits for its signatures. */
public final class CountedRoundOfTests {

    public final UUID id = UUID.randomUUID();

    private final CityOfTests city;

    /**
     * A recommendation of a unit that is inspected.
     *
     * @param questions who stands in each of them, in the order of the ballot
     */
    @SafeVarargs
    public CountedRoundOfTests(CityOfTests city, UUID unit, List<UUID>... questions) {
        this(city, unit, "DEMOCRATIC_RECOMMENDATION", form(city, "DEMOCRATIC_RECOMMENDATION"), candidates(questions));
    }

    /** A questionnaire of a unit that is inspected, by {@link #form}. */
    public CountedRoundOfTests(CityOfTests city, UUID unit, String form) {
        this(city, unit, "DISCIPLINE_QUESTIONNAIRE", form, "{}");
    }

    private CountedRoundOfTests(CityOfTests city, UUID unit, String purpose, String form, String candidates) {
        this.city = city;
        UUID meeting = UUID.randomUUID();
        UUID inspection = UUID.fromString(city.inspectionOf(unit));
        Database.execute(
                "insert into meeting (id, version, inspection_id, cycle_id, unit_id, place, planned_start, state)"
                        + " values (?, 0, ?, ?, ?, '礼堂', now(), 'DRAFTED')",
                meeting,
                inspection,
                city.cycle,
                unit);
        Database.execute("""
                insert into ballot_round (id, version, meeting_id, inspection_id, cycle_id, unit_id, form_id, purpose, number,
                  candidates, state, opened_at, sealed_at, closed_at, ballots, box_sha256)
                values (?, 0, ?, ?, ?, ?, ?::uuid, ?, 1, ?::jsonb, 'CLOSED', now(), now(), now(), 60, repeat('0', 64))""", id, meeting, inspection, city.cycle, unit, form, purpose, candidates);
    }

    /** Drafts a form of this purpose, once in a city; its id. */
    public static String form(CityOfTests city, String purpose) {
        return city.officer()
                .body("{\"cycleId\":\"%s\",\"code\":\"counted-%s\",\"purpose\":\"%s\"}"
                        .formatted(city.cycle, purpose.toLowerCase(Locale.ROOT).replace('_', '-'), purpose))
                .post("/inspection/v1/ballot-forms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @SafeVarargs
    private static String candidates(List<UUID>... questions) {
        StringBuilder json = new StringBuilder("{");
        for (List<UUID> question : questions) {
            json.append(json.length() == 1 ? "" : ",")
                    .append("\"question-%d\":".formatted(json.length()))
                    .append(question.stream()
                            .map("{\"cadreId\":\"%s\",\"name\":\"某某\",\"post\":\"镇长\"}"::formatted)
                            .collect(Collectors.joining(",", "[", "]")));
        }
        return json.append('}').toString();
    }

    /** Says that the protocol is signed and the sheets are shredded: so its result is released. */
    public ValidatableResponse certify() {
        return city.officer()
                .body("{\"protocolSigned\":true,\"sheetsShredded\":true}")
                .post("/inspection/v1/ballot-rounds/" + id + "/certification")
                .then();
    }
}
