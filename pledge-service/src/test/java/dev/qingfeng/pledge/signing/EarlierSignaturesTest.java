package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
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

    @Test
    void earlierSignaturesNameTheirTextToo() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("3")) {
            old.execute(SIGNED_AND_DUE);
            old.migrate("4");
            assertThat(old.rows("""
                    select concat_ws(' ', p.state, p.text_edition, p.text_id = t.id) from pledge p cross join pledge_text t
                    order by p.state desc""")).containsExactly("SIGNED 3 t", "DUE");
        }
    }
}
