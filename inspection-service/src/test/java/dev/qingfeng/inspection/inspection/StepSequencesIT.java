package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** The same over the real database: whatever is sent in whatever order, what the database then holds keeps every rule. */
@QuarkusTest
class StepSequencesIT {

    private static final int SEQUENCES = 2;
    private static final int ACTS = 25;
    private static final String COUNT = "{\"kind\":\"COUNT\",\"reference\":\"收回\",\"count\":63}";

    enum Act {
        START,
        COMPLETE,
        COMPLETE_BARE,
        RECORD,
        RECORD_BARE,
        RECORD_FROM_THE_BEGINNING,
        ADD,
        INTERVIEW,
        CONCLUDE,
        FORM_ANOTHER_TEAM,
        HAND_OVER,
        HAND_OVER_WHAT_IS_ANNOUNCED,
        ANNOUNCE_ANOTHER
    }

    record Told(Act act, int step) {}

    /** What breaks a rule in one cycle: each is a number that has to be zero. */
    private static final List<String> BROKEN = List.of(
            "select count(*) - count(distinct unit_id) from team_unit where cycle_id = ?::uuid",
            "select count(*) - count(distinct unit_id) from unit_inspection where cycle_id = ?::uuid",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
            where i.cycle_id = ?::uuid and s.step = any(array['DEMOCRATIC_ASSESSMENT', 'DEMOCRATIC_RECOMMENDATION',
              'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS'])
              and not s.evidence @> '[{"kind": "COUNT"}]'""",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
            where i.cycle_id = ?::uuid and s.step in ('DUTY_AND_INTEGRITY_REPORT', 'COMPREHENSIVE_ANALYSIS')
              and not s.evidence @> '[{"kind": "RECORD"}]'""",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
              left join inspection_step first
                on first.inspection_id = i.id and first.step = 'DUTY_AND_INTEGRITY_REPORT' and first.ended_at <= s.started_at
            where i.cycle_id = ?::uuid and s.step <> 'DUTY_AND_INTEGRITY_REPORT' and first.step is null""",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
            where i.cycle_id = ?::uuid and s.step = 'COMPREHENSIVE_ANALYSIS'
              and (select count(*) from inspection_step before where before.inspection_id = i.id) < 10""",
            """
            select count(*) from inspection_step last join unit_inspection i on i.id = last.inspection_id
              join inspection_step s on s.inspection_id = i.id and s.step <> last.step and s.ended_at > last.started_at
            where i.cycle_id = ?::uuid and last.step = 'COMPREHENSIVE_ANALYSIS'""",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
            where i.cycle_id = ?::uuid and s.step = 'INDIVIDUAL_INTERVIEWS'
              and (select count(distinct person_hash) from interview v where v.inspection_id = i.id and v.ended_at <= s.ended_at) < 40""",
            """
            select count(*) from unit_inspection i left join team_unit u on u.cycle_id = i.cycle_id and u.unit_id = i.unit_id
            where i.cycle_id = ?::uuid and u.team_id is distinct from i.team_id""",
            """
            select count(*) from unit_inspection i
            where i.cycle_id = ?::uuid and i.handed_over_at > i.notice_recorded_at""",
            """
            select count(*) from unit_inspection i where i.cycle_id = ?::uuid and i.state = 'CONCLUDED'
              and (select count(*) from inspection_step s where s.inspection_id = i.id) < 10""",
            """
            select count(*) from unit_inspection i where i.cycle_id = ?::uuid
              and (bit_count(i.done_steps::bit(10)) <> (select count(*) from inspection_step s where s.inspection_id = i.id)
                or bit_count(i.running_steps::bit(10)) <> (select count(*) from running_step r where r.inspection_id = i.id))""");

    @Test
    void whateverIsSentNoRuleIsBroken() {
        Arbitrary<Told> told = Combinators.combine(
                        Arbitraries.of(Act.class),
                        Arbitraries.integers().between(1, 10).withoutEdgeCases())
                .as(Told::new);
        List<List<Told>> sequences = new ArrayList<>();
        JqwikSession.run(() -> told.list()
                .ofSize(ACTS)
                .withoutEdgeCases()
                .sampleStream()
                .limit(SEQUENCES)
                .forEach(sequences::add));
        for (List<Told> sequence : sequences) {
            run(sequence);
        }
    }

    /** The town's inspection in the field, and a park that two further teams hand to each other until it is announced. */
    private static final class Field {
        private final CityOfTests city;
        private final String inspection;
        private final String townTeam;
        private final UUID park;
        private String team;
        private String other;
        private int interviewed;
        private final Instant inField;

        private Field(CityOfTests city) {
            this.city = city;
            this.townTeam = city.inField();
            this.inField = CityOfTests.now();
            this.inspection = city.inspectionOf(city.town);
            city.announce(inspection);
            city.pledgePublicly(city.town);
            this.park = city.knownUnit("PARK");
            this.team = formed("8", park);
            this.other = formed("10");
        }

        private String formed(String leader, UUID... units) {
            return city.form(city.team(city.knownCadre(leader), List.of(), units))
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private ValidatableResponse interview(int people) {
            int from = Math.min(39, interviewed);
            int to = Math.min(40, from + people);
            ValidatableResponse answer = city.interviewing(inspection, from, to);
            if (answer.extract().statusCode() == 200) {
                interviewed = to;
            }
            return answer;
        }

        private ValidatableResponse handOver() {
            ValidatableResponse answer = assign(park, other, team);
            if (answer.extract().statusCode() == 200) {
                String before = team;
                team = other;
                other = before;
            }
            return answer;
        }

        private ValidatableResponse assign(UUID unit, String to, String from) {
            return city.officer()
                    .body("{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\",\"fromTeamId\":\"%s\"}]}"
                            .formatted(unit, to, from))
                    .post("/inspection/v1/cycles/" + city.cycle + "/team-assignments")
                    .then();
        }
    }

    private static void run(List<Told> sequence) {
        try (CityOfTests city = new CityOfTests().founded()) {
            Field field = new Field(city);
            String inspection = field.inspection;
            // Whatever comes first, the park goes over once.
            take(field, new Told(Act.HAND_OVER, 1), sequence);
            sequence.forEach(told -> take(field, told, sequence));
            take(field, new Told(Act.ANNOUNCE_ANOTHER, 1), sequence);
            take(field, new Told(Act.HAND_OVER, 1), sequence);
            // To its end, from wherever that led to.
            take(field, new Told(Act.COMPLETE, 1), sequence);
            take(field, new Told(Act.RECORD, 1), sequence);
            // Of each stratum, and too few.
            take(field, new Told(Act.INTERVIEW, 10), sequence);
            take(field, new Told(Act.RECORD, 6), sequence);
            take(field, new Told(Act.COMPLETE, 6), sequence);
            field.interview(40);
            for (int step = 1; step <= 10; step++) {
                take(field, new Told(Act.COMPLETE, step), sequence);
                take(field, new Told(step == 10 ? Act.RECORD_FROM_THE_BEGINNING : Act.RECORD, step), sequence);
            }
            take(field, new Told(Act.RECORD, 10), sequence);
            take(field, new Told(Act.CONCLUDE, 1), sequence);
            assertThat(city.officer()
                            .get("/inspection/v1/inspections/" + inspection)
                            .<String>path("state"))
                    .isEqualTo("CONCLUDED");
        }
    }

    private static void take(Field field, Told told, List<Told> sequence) {
        assertThat(send(field, told).extract().statusCode())
                .as("%s of %s", told, sequence)
                .isIn(200, 201, 409, 422);
        for (String broken : BROKEN) {
            assertThat(Database.number(broken, field.city.cycle.toString()))
                    .as("%s after %s of %s", broken, told, sequence)
                    .isZero();
        }
    }

    private static ValidatableResponse send(Field field, Told told) {
        CityOfTests city = field.city;
        String inspection = field.inspection;
        String steps = "/inspection/v1/inspections/" + inspection + "/steps/" + told.step();
        String time = CityOfTests.now().toString();
        return switch (told.act()) {
            case START ->
                post(
                        city,
                        steps + "/start",
                        "{\"occurredAt\":\"%s\",\"place\":\"礼堂\",\"responsibleId\":\"%s\"}"
                                .formatted(time, city.member));
            case COMPLETE -> post(city, steps + "/completion", completion(time, CityOfTests.EVIDENCE));
            case COMPLETE_BARE ->
                post(city, steps + "/completion", completion(time, told.step() % 2 == 0 ? "" : COUNT));
            case RECORD -> city.record(inspection, city.step(told.step()));
            case RECORD_BARE ->
                city.record(inspection, city.step(told.step(), time, time, city.member, "[" + COUNT + "]"));
            case RECORD_FROM_THE_BEGINNING ->
                city.record(
                        inspection,
                        city.step(
                                told.step(),
                                field.inField.toString(),
                                time,
                                city.member,
                                "[" + CityOfTests.EVIDENCE + "]"));
            case ADD -> post(city, steps + "/evidence", evidence(COUNT));
            case INTERVIEW -> field.interview(told.step());
            case CONCLUDE -> city.conclude(inspection);
            case HAND_OVER -> field.handOver();
            case HAND_OVER_WHAT_IS_ANNOUNCED -> field.assign(city.town, field.other, field.townTeam);
            case ANNOUNCE_ANOTHER ->
                city.officer()
                        .body(CityOfTests.notice(0, 3, ""))
                        .post("/inspection/v1/inspections/" + city.inspectionOf(field.park) + "/notice")
                        .then();
            case FORM_ANOTHER_TEAM ->
                city.form(city.team(
                        told.step() % 2 == 0 ? UUID.randomUUID() : city.secretary,
                        List.of(),
                        told.step() % 3 == 0 ? city.farm : city.town));
        };
    }

    /** By one clock with what is recorded whole. */
    private static String completion(String time, String pieces) {
        return "{\"occurredAt\":\"%s\",\"evidence\":[%s]}".formatted(time, pieces);
    }

    private static String evidence(String pieces) {
        return "{\"evidence\":[" + pieces + "]}";
    }

    private static ValidatableResponse post(CityOfTests city, String path, String body) {
        return city.asMember().body(body).post(path).then();
    }
}
