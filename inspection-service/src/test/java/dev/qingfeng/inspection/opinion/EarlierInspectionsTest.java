package dev.qingfeng.inspection.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
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

    private static void migrate(String url, String runtime, String version) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .placeholders(Map.of("runtime", runtime))
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void theirTeamsMeetWithinThreeWeekdays() throws SQLException {
        try (Connection service = Database.superuser();
                Connection runtime = Database.runtime();
                Statement server = service.createStatement()) {
            server.execute("create database inspection_without_meetings");
            String url =
                    service.getMetaData().getURL().replaceFirst("/inspection(?=\\?|$)", "/inspection_without_meetings");
            String role = runtime.getMetaData().getUserName();
            migrate(url, role, "19");
            try (Connection database = DriverManager.getConnection(url, "postgres", "");
                    Statement old = database.createStatement()) {
                old.execute(INSPECTED);
                migrate(url, role, "20");
                try (ResultSet row = old.executeQuery("select deadline::text from team_meeting order by deadline")) {
                    for (String expected : new String[] {"2026-06-17", "2026-06-18"}) {
                        assertThat(row.next()).isTrue();
                        assertThat(row.getString(1)).isEqualTo(expected);
                    }
                    assertThat(row.next()).isFalse();
                }
            }
        }
    }
}
