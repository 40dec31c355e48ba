package dev.qingfeng.pledge.breach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What breaches stood on before each finding was kept with its day (migration 40) is kept, as far as it is neither announced nor withdrawn. */
@QuarkusTest
class EarlierBreachesTest {

    /** Of the signers Z1 to Z6: marked by an officer, found, announced, found by two and announced, found and withdrawn, marked and announced. */
    private static final String MARKED_OR_FOUND = """
            insert into pledge_text (id, version, cycle_id, category, edition, zh_hans, zh_hant, en, hash, adopted_at)
            values (gen_random_uuid(), 0, gen_random_uuid(), 'LEADING_CADRE', 1, 'a', 'a', 'a', repeat('a', 64), now());
            insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, deadline, recorded_at)
            select gen_random_uuid(), 0, cycle_id, category, id, now(), '2199-12-31', now() from pledge_text;
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state, text_id,
              text_edition, text_hash, method, signed_at, recorded_at)
            select gen_random_uuid(), 1, c.id, c.cycle_id, c.category, gen_random_uuid(),
              'Z' || i, gen_random_uuid(), 'SIGNED', c.text_id, 1, repeat('a', 64), 'ELECTRONIC', now(), now()
            from pledge_campaign c, generate_series(1, 6) i;
            insert into breach (id, version, pledge_id, found_on, recorded_at, announced_on, announcement_recorded_at, withdrawn_at)
            select gen_random_uuid(), 0, id, date '2026-03-01' + right(staff_number, 1)::int, now(),
              case when staff_number in ('Z3', 'Z4', 'Z6') then date '2026-04-01' end,
              case when staff_number in ('Z3', 'Z4', 'Z6') then now() end,
              case staff_number when 'Z5' then now() end
            from pledge;
            insert into breach_source (breach_id, source_id)
            select b.id, gen_random_uuid() from breach b join pledge p on p.id = b.pledge_id
              join lateral generate_series(1, case p.staff_number when 'Z4' then 2 else 1 end) on true
            where p.staff_number in ('Z2', 'Z3', 'Z4', 'Z5')""";

    @Test
    void whatEarlierBreachesStoodOnIsKeptUnlessItIsOver() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("36")) {
            old.execute(MARKED_OR_FOUND);
            old.migrate("40");
            assertThat(old.rows("""
                    select concat_ws(' ', p.staff_number, case when s.source_id is null then 'officer' else 'case' end, s.found_on)
                    from breach_source s join breach b on b.id = s.breach_id and b.recorded_at = s.recorded_at
                      join pledge p on p.id = b.pledge_id
                    order by p.staff_number"""))
                    .containsExactly(
                            "Z1 officer 2026-03-02", "Z2 case 2026-03-03", "Z4 case 2026-03-05", "Z4 case 2026-03-05");
        }
    }
}
