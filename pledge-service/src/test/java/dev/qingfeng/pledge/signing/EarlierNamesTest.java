package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What was signed before the names were kept with it (migration 34) has them as they were known then; of whom nothing is known none. */
@QuarkusTest
class EarlierNamesTest {

    private static final String SIGNED_BY_SOME = """
            insert into registry_unit (id, epoch, version, path, name, kind) values
              ('00000000-0000-0000-0000-0000000000c1', 1, 0, 'c', '明川市', 'CITY'),
              ('00000000-0000-0000-0000-0000000000a1', 1, 0, 'c.t', '清泉镇', 'TOWN');
            insert into registry_cycle (id, epoch, version, code, unit_id, phase)
            values ('00000000-0000-0000-0000-0000000000d1', 1, 0, '2026', '00000000-0000-0000-0000-0000000000c1', 'MOBILISATION');
            insert into pledge_text (id, version, cycle_id, category, edition, zh_hans, zh_hant, en, hash, adopted_at)
            select gen_random_uuid(), 0, id, 'LEADING_CADRE', 1, 'a', 'a', 'a', repeat('a', 64), now() from registry_cycle;
            insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, deadline, recorded_at)
            select gen_random_uuid(), 0, cycle_id, category, id, now(), '2199-12-31', now() from pledge_text;
            insert into signer (id, epoch, version, gone, staff_number, name, unit_id, merged_from) values
              ('00000000-0000-0000-0000-000000000001', 1, 0, false, 'Z1', '张三', '00000000-0000-0000-0000-0000000000a1', null),
              ('00000000-0000-0000-0000-000000000002', 1, 1, true, null, null, null, null),
              ('00000000-0000-0000-0000-000000000003', 1, 1, true, null, null, null, null),
              ('00000000-0000-0000-0000-000000000004', 1, 0, false, 'Z4', '李四', '00000000-0000-0000-0000-0000000000a1',
                array['00000000-0000-0000-0000-000000000003'::uuid]);
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state, text_id,
              text_edition, text_hash, method, signed_at, recorded_at)
            select gen_random_uuid(), 1, c.id, c.cycle_id, c.category, format('00000000-0000-0000-0000-00000000000%s', i)::uuid,
              'Z' || i, '00000000-0000-0000-0000-0000000000a1', 'SIGNED', c.text_id, 1, repeat('a', 64), 'ELECTRONIC', now(), now()
            from pledge_campaign c, generate_series(1, 3) i;
            insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
            select gen_random_uuid(), 0, c.id, c.cycle_id, c.category, '00000000-0000-0000-0000-000000000004', 'Z4',
              '00000000-0000-0000-0000-0000000000a1', 'DUE' from pledge_campaign c""";

    @Test
    void earlierSignaturesKeepTheNamesThatAreKnown() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("30")) {
            old.execute(SIGNED_BY_SOME);
            old.migrate("34");
            assertThat(old.rows("""
                    select concat_ws(' ', p.staff_number, k.signer_name, k.unit_name, k.city_name)
                    from pledge_signed_as k join pledge p on p.id = k.pledge_id order by p.staff_number""")).containsExactly("Z1 张三 清泉镇 明川市", "Z3 李四 清泉镇 明川市");
        }
    }
}
