package dev.qingfeng.inspection.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Of inspections that had ended before their teams met (migration 20) the meeting is due too, three weekdays later. */
@QuarkusTest
class EarlierInspectionsTest {

    /** One that ended on a Monday, one on a Friday late in the evening of Shanghai, and one that has not. */
    private static final String INSPECTED = """
            insert into inspection_team (id, version, cycle_id, name, leader_id, state)
            select gen_random_uuid(), 0, gen_random_uuid(), 'first', gen_random_uuid(), 'FORMED';
            insert into team_unit (team_id, cycle_id, unit_id)
            select id, cycle_id, gen_random_uuid() from inspection_team cross join generate_series(1, 3);
            insert into unit_inspection (id, version, cycle_id, team_id, unit_id, state, notice_posted_at,
              notice_fieldwork_begins_on, notice_hotline, notice_place, notice_team_names, notice_recorded_at, concluded_at,
              conclusion_recorded_at)
            select gen_random_uuid(), 0, cycle_id, team_id, unit_id, case n when 3 then 'UNDER_WAY' else 'CONCLUDED' end, now(),
              current_date, '12380', 'x', '{a}', now(), ended, ended
            from (select *, row_number() over () as n from team_unit) t
              join (values (1, timestamptz '2026-06-15T02:00:00Z'), (2, '2026-06-12T15:30:00Z'), (3, null)) e (of, ended)
                on e.of = t.n""";

    @Test
    void theirTeamsMeetWithinThreeWeekdays() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("19")) {
            old.execute(INSPECTED);
            old.migrate("20");
            assertThat(old.rows("select deadline from team_meeting order by deadline"))
                    .containsExactly("2026-06-17", "2026-06-18");
        }
    }
}
