package dev.qingfeng.pledge.signing;

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

/** Whoever was excused before an excuse had a reason (migration 12) gets the one that can be known. */
@QuarkusTest
class EarlierExcusesTest {

    private static final String EXCUSED = """
            insert into pledge_text (id, version, cycle_id, category, edition, zh_hans, zh_hant, en, hash, adopted_at)
            select gen_random_uuid(), 0, gen_random_uuid(), 'LEADING_CADRE', 1, 'a', 'a', 'a', repeat('a', 64), now();
            insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, recorded_at, deadline)
            select gen_random_uuid(), 0, cycle_id, category, id, now(), now(), '2199-12-31' from pledge_text;
            insert into signer (id, epoch, version, staff_number, categories) select gen_random_uuid(), 1, 0, 'Z1', '{}';
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
            select gen_random_uuid(), 1, c.id, cycle_id, category, s.id, 'Z1', gen_random_uuid(), 'EXCUSED'
            from pledge_campaign c cross join signer s;
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
            select gen_random_uuid(), v, id, cycle_id, category, gen_random_uuid(), 'Z' || v + 2, gen_random_uuid(),
              case v when 0 then 'EXCUSED' else 'DUE' end from pledge_campaign cross join generate_series(0, 1) v;
            insert into audit_entry (occurred_at, actor, operation, action, record_type, record_id)
            select '2026-03-04T00:00:00Z', 'service', 'background', 'CHANGED', 'Pledge', id from pledge where staff_number = 'Z1'""";

    private static void migrate(String url, String runtime, String version) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .placeholders(Map.of("runtime", runtime))
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void earlierExcusesHaveAReasonAndADay() throws SQLException {
        try (Connection service = Database.superuser();
                Connection runtime = Database.runtime();
                Statement server = service.createStatement()) {
            server.execute("create database pledge_without_reasons");
            String url = service.getMetaData().getURL().replaceFirst("/pledge(?=\\?|$)", "/pledge_without_reasons");
            String role = runtime.getMetaData().getUserName();
            migrate(url, role, "8");
            try (Connection database = DriverManager.getConnection(url, "postgres", "");
                    Statement old = database.createStatement()) {
                old.execute(EXCUSED);
                migrate(url, role, "12");
                try (ResultSet row = old.executeQuery("""
                        select coalesce(excuse_reason, '-') || ' ' || coalesce(excused_at = '2026-03-04T00:00:00Z', false)
                        from pledge order by staff_number""")) {
                    for (String expected : new String[] {"CATEGORY_LOST true", "LEFT false", "- false"}) {
                        assertThat(row.next()).isTrue();
                        assertThat(row.getString(1)).isEqualTo(expected);
                    }
                }
            }
        }
    }
}
