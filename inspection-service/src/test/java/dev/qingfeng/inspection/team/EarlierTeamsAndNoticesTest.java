package dev.qingfeng.inspection.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of teams and notices of before (until migration 42) nothing is said that is not known. */
@QuarkusTest
class EarlierTeamsAndNoticesTest {

    private static final String KEPT = """
            create table of_cycle as select gen_random_uuid() as cycle, gen_random_uuid() as city;
            insert into registry_cycle (id, unit_id, phase, name, gone, epoch, version) select cycle, city, 'INSPECTION', '換屆', false, 0, 0 from of_cycle;
            insert into registry_unit (id, path, kind, name, gone, epoch, version) select city, 'kept', 'CITY', '某市', false, 0, 0 from of_cycle;
            insert into inspection_team (id, version, cycle_id, name, leader_id, state, formed_at, forming_recorded_at, members_changed_at)
            select gen_random_uuid(), 0, cycle, t.name, gen_random_uuid(), 'FORMED', t.formed, t.formed, t.changed
            from of_cycle, (values ('as formed', timestamptz '2026-06-01 09:00+08', null::timestamptz),
              ('changed', timestamptz '2026-06-01 09:00+08', timestamptz '2026-06-03 09:00+08'), ('of before', null, null)) as t (name, formed, changed);
            insert into team_member (team_id, cycle_id, cadre_id, source_unit_id) select id, cycle_id, leader_id, gen_random_uuid() from inspection_team;
            insert into registry_unit (id, path, kind, name, gone, epoch, version)
            select gen_random_uuid(), ('kept.' || u.path)::ltree, 'TOWN', u.name, false, 0, 0
            from (values ('named', '清泉镇'), ('unnamed', null)) as u (path, name);
            insert into team_unit (team_id, cycle_id, unit_id)
            select t.id, t.cycle_id, u.id from inspection_team t, registry_unit u where t.name = 'as formed' and u.kind = 'TOWN';
            insert into unit_inspection (id, version, cycle_id, team_id, unit_id, state, notice_posted_at, notice_recorded_at,
              notice_fieldwork_begins_on, notice_hotline, notice_place, notice_team_names)
            select gen_random_uuid(), 0, cycle_id, team_id, unit_id, 'NOTICE_POSTED', now(), now(), current_date, '12380', '镇政府', '{某某}' from team_unit;
            insert into earlier_notice (inspection_id, ordinal, notice_posted_at, notice_recorded_at, notice_fieldwork_begins_on, notice_hotline,
              notice_place, notice_team_names)
            select id, 0, now(), now(), current_date, '12380', '镇政府', '{某某}' from unit_inspection""";

    @Test
    void whoCameWithATeamThatNeverChangedCameThenAndANoticeHasTheNamesThatWereKnown() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("40")) {
            old.execute(KEPT);
            old.migrate("42");
            assertThat(old.rows("""
                    select concat_ws(': ', t.name, case when m.joined_at = 'epoch' then 'long ago' when m.joined_at = t.formed_at then 'then' end)
                    from team_member m join inspection_team t on t.id = m.team_id"""))
                    .containsExactlyInAnyOrder("as formed: then", "changed: long ago", "of before: long ago");
            String names = """
                    select concat_ws(', ', subpath(u.path, -1), n.notice_unit_name, n.notice_cycle_name, n.notice_issuer_name)
                    from %s n join unit_inspection i on i.id = n.%s join registry_unit u on u.id = i.unit_id""";
            for (String query : List.of(
                    names.formatted("unit_inspection", "id"), names.formatted("earlier_notice", "inspection_id"))) {
                assertThat(old.rows(query)).containsExactlyInAnyOrder("named, 清泉镇, 換屆, 某市", "unnamed");
            }
        }
    }
}
