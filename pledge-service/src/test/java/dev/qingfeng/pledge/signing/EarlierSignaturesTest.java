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

/** What was signed before pledges named their text (migration 4) names it afterwards. */
@QuarkusTest
class EarlierSignaturesTest {

    private static final String SIGNED_AND_DUE = """
            insert into pledge_text (id, version, cycle_id, category, edition, zh_hans, zh_hant, en, hash, adopted_at)
            select uuid_v7(), 0, gen_random_uuid(), 'LEADING_CADRE', 3, 'a', 'a', 'a', repeat('a', 64), now();
            insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, deadline)
            select uuid_v7(), 0, cycle_id, category, id, now(), '2199-12-31' from pledge_text;
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state,
              text_hash, method, signed_at)
            select uuid_v7(), 1, id, cycle_id, category, gen_random_uuid(), 'Z1', gen_random_uuid(), 'SIGNED',
              repeat('a', 64), 'ELECTRONIC', now() from pledge_campaign;
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
            select uuid_v7(), 0, id, cycle_id, category, gen_random_uuid(), 'Z2', gen_random_uuid(), 'DUE'
            from pledge_campaign""";

    private static void migrate(String url, String runtime, String version) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .placeholders(Map.of("runtime", runtime))
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void earlierSignaturesNameTheirTextToo() throws SQLException {
        try (Connection service = Database.superuser();
                Connection runtime = Database.runtime();
                Statement server = service.createStatement()) {
            server.execute("create database pledge_as_it_was");
            String url = service.getMetaData().getURL().replaceFirst("/pledge(?=\\?|$)", "/pledge_as_it_was");
            String role = runtime.getMetaData().getUserName();
            migrate(url, role, "3");
            try (Connection database = DriverManager.getConnection(url, "postgres", "");
                    Statement old = database.createStatement()) {
                old.execute(SIGNED_AND_DUE);
                migrate(url, role, "4");
                try (ResultSet row = old.executeQuery("""
                        select p.state, p.text_edition, p.text_id = t.id from pledge p cross join pledge_text t
                        order by p.state desc""")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("SIGNED");
                    assertThat(row.getInt(2)).isEqualTo(3);
                    assertThat(row.getBoolean(3)).isTrue();
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("DUE");
                    assertThat(row.getObject(2)).isNull();
                }
            }
        }
    }
}
