package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
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

    @Test
    void earlierExcusesHaveAReasonAndADay() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("8")) {
            old.execute(EXCUSED);
            old.migrate("12");
            assertThat(old.rows("""
                    select coalesce(excuse_reason, '-') || ' ' || coalesce(excused_at = '2026-03-04T00:00:00Z', false)
                    from pledge order by staff_number""")).containsExactly("CATEGORY_LOST true", "LEFT false", "- false");
        }
    }
}
