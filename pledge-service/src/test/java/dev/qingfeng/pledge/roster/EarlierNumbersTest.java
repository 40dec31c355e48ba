package dev.qingfeng.pledge.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whoever was gone before their number was kept (migration 41) has the one that stands in their pledge; who had none has none. */
@QuarkusTest
class EarlierNumbersTest {

    private static final String SOME_ARE_GONE = """
            insert into pledge_text (id, version, cycle_id, category, edition, zh_hans, zh_hant, en, hash, adopted_at)
            values (gen_random_uuid(), 0, gen_random_uuid(), 'LEADING_CADRE', 1, 'a', 'a', 'a', repeat('a', 64), now());
            insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, deadline, recorded_at)
            select gen_random_uuid(), 0, cycle_id, category, id, now(), '2199-12-31', now() from pledge_text;
            insert into signer (id, epoch, version, gone, staff_number, name) values
              ('00000000-0000-0000-0000-000000000001', 1, 0, false, 'Z1', '张三'),
              ('00000000-0000-0000-0000-000000000002', 1, 1, true, null, null),
              ('00000000-0000-0000-0000-000000000003', 1, 1, true, null, null);
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
            select gen_random_uuid(), 0, c.id, c.cycle_id, c.category, format('00000000-0000-0000-0000-00000000000%s', i)::uuid,
              'Z' || i, gen_random_uuid(), 'DUE' from pledge_campaign c, generate_series(1, 2) i""";

    @Test
    void whoeverIsGoneHasTheNumberOfTheirPledge() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("40")) {
            old.execute(SOME_ARE_GONE);
            old.migrate("41");
            assertThat(old.rows("select coalesce(staff_number, 'none') from signer order by id"))
                    .containsExactly("Z1", "Z2", "none");
        }
    }
}
