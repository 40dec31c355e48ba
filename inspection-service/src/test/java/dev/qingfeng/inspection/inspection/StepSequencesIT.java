package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
        ADD,
        CONCLUDE,
        FORM_ANOTHER_TEAM
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
                on first.inspection_id = i.id and first.step = 'DUTY_AND_INTEGRITY_REPORT' and first.started_at <= s.started_at
            where i.cycle_id = ?::uuid and first.step is null""",
            """
            select count(*) from inspection_step s join unit_inspection i on i.id = s.inspection_id
            where i.cycle_id = ?::uuid and s.step = 'COMPREHENSIVE_ANALYSIS'
              and (select count(*) from inspection_step before where before.inspection_id = i.id) < 10""",
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

    private static void run(List<Told> sequence) {
        try (CityOfTests city = new CityOfTests().founded()) {
            city.inField();
            String inspection = city.inspectionOf(city.town);
            city.announce(inspection);
            city.pledgePublicly(city.town);
            sequence.forEach(told -> take(city, inspection, told, sequence));
            // To its end, from wherever that led to.
            take(city, inspection, new Told(Act.COMPLETE, 1), sequence);
            take(city, inspection, new Told(Act.RECORD, 1), sequence);
            city.interview(inspection);
            for (int step = 1; step <= 10; step++) {
                take(city, inspection, new Told(Act.COMPLETE, step), sequence);
                take(city, inspection, new Told(Act.RECORD, step), sequence);
            }
            take(city, inspection, new Told(Act.CONCLUDE, 1), sequence);
            assertThat(city.officer()
                            .get("/inspection/v1/inspections/" + inspection)
                            .<String>path("state"))
                    .isEqualTo("CONCLUDED");
        }
    }

    private static void take(CityOfTests city, String inspection, Told told, List<Told> sequence) {
        assertThat(send(city, inspection, told).extract().statusCode())
                .as("%s of %s", told, sequence)
                .isIn(200, 201, 409, 422);
        for (String broken : BROKEN) {
            assertThat(Database.number(broken, city.cycle.toString()))
                    .as("%s after %s of %s", broken, told, sequence)
                    .isZero();
        }
    }

    private static ValidatableResponse send(CityOfTests city, String inspection, Told told) {
        String steps = "/inspection/v1/inspections/" + inspection + "/steps/" + told.step();
        String time = CityOfTests.now().toString();
        return switch (told.act()) {
            case START ->
                post(city, steps + "/start", "{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member));
            case COMPLETE -> post(city, steps + "/completion", evidence(CityOfTests.EVIDENCE));
            case COMPLETE_BARE -> post(city, steps + "/completion", evidence(told.step() % 2 == 0 ? "" : COUNT));
            case RECORD -> city.record(inspection, city.step(told.step()));
            case RECORD_BARE ->
                city.record(inspection, city.step(told.step(), time, time, city.member, "[" + COUNT + "]"));
            case ADD -> post(city, steps + "/evidence", evidence(COUNT));
            case CONCLUDE -> city.conclude(inspection);
            case FORM_ANOTHER_TEAM ->
                city.form(city.team(
                        told.step() % 2 == 0 ? UUID.randomUUID() : city.secretary,
                        List.of(),
                        told.step() % 3 == 0 ? city.farm : city.town));
        };
    }

    private static String evidence(String pieces) {
        return "{\"evidence\":[" + pieces + "]}";
    }

    private static ValidatableResponse post(CityOfTests city, String path, String body) {
        return city.asMember().body(body).post(path).then();
    }
}
