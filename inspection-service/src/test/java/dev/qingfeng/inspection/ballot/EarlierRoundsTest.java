package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What was drawn and who held keys of rounds that were drafted before it was kept (migration 43), and how they are made void (44). */
@QuarkusTest
class EarlierRoundsTest {

    /**
     * At a meeting whose holders were named twice one that is closed and one that is open, and at a meeting whose holders were named once
     * one that is closed. In the open one a slip of each kind.
     */
    private static final String HELD = """
            insert into inspection_team (id, version, cycle_id, name, leader_id, state)
            values (gen_random_uuid(), 0, gen_random_uuid(), 'first', gen_random_uuid(), 'FORMED');
            insert into team_unit (team_id, cycle_id, unit_id) select id, cycle_id, gen_random_uuid() from inspection_team;
            insert into unit_inspection (id, version, cycle_id, team_id, unit_id, state)
            select gen_random_uuid(), 0, cycle_id, team_id, unit_id, 'ASSIGNED' from team_unit;
            insert into meeting (id, version, inspection_id, cycle_id, unit_id, place, planned_start, state)
            select gen_random_uuid(), 0, id, cycle_id, unit_id, place, now(), 'CONVENED'
            from unit_inspection cross join (values ('twice'), ('once')) p (place);
            insert into key_holders (id, version, cycle_id, unit_id)
            select id, case place when 'twice' then 1 else 0 end, cycle_id, unit_id from meeting;
            insert into key_holder (meeting_id, number, cadre_id, department_id)
            select id, n, gen_random_uuid(), gen_random_uuid() from key_holders cross join generate_series(1, 3) n;
            insert into ballot_form (id, version, cycle_id, code, purpose, edition, state, definition, sha256)
            select gen_random_uuid(), 0, cycle_id, code, 'DISCIPLINE_QUESTIONNAIRE', 1, 'DRAFTED', '{}', repeat('0', 64)
            from unit_inspection cross join (values ('closed'), ('open'), ('other')) f (code);
            insert into ballot_round (id, version, meeting_id, inspection_id, cycle_id, unit_id, form_id, purpose, number, candidates, state,
              opened_at, sealed_at, closed_at, ballots, box_sha256)
            select gen_random_uuid(), 0, m.id, m.inspection_id, m.cycle_id, m.unit_id, f.id, f.purpose, row_number() over (order by f.code), '{}',
              case f.code when 'open' then 'OPEN' else 'CLOSED' end, now(), over, over, case when over is not null then 0 end,
              case when over is not null then repeat('0', 64) end
            from meeting m join ballot_form f on (f.code = 'other') = (m.place = 'once')
              cross join lateral (select case f.code when 'open' then null else now() end as over) o;
            insert into ballot_key (round_id, number, public_key, fetched_at)
            select r.id, n, decode(repeat('00', 32), 'hex'), now() from ballot_round r cross join generate_series(1, 3) n;
            insert into ballot_sitting (round_id, number, place, state, opened_at)
            select id, n, 'hall', case n when 1 then 'OPEN' else 'DRAFTED' end, case n when 1 then now() end
            from ballot_round cross join generate_series(1, 2) n where state = 'OPEN';
            insert into ballot_slip (id, round_id, sitting, attendee_class, credential_hash, check_code, state)
            select gen_random_uuid(), id, sitting, class, encode(sha256(code::bytea), 'hex'), code, s.state
            from ballot_round cross join (values (1, 'STAFF', 'a', 'USED'), (1, 'STAFF', 'b', 'PRINTED'), (1, 'STAFF', 'c', 'RETURNED'),
              (1, 'LEADER', 'd', 'USED'), (2, 'STAFF', 'e', 'PRINTED')) s (sitting, class, code, state)
            where ballot_round.state = 'OPEN'""";

    private static final String KEY_OF_NOBODY = """
            insert into ballot_round (id, version, meeting_id, inspection_id, cycle_id, unit_id, form_id, purpose, number, candidates, state,
              voided_at, void_reason)
            select gen_random_uuid(), 0, meeting_id, inspection_id, cycle_id, unit_id, form_id, purpose, 9, '{}', 'VOID', now(), 'x'
            from ballot_round where state = 'OPEN';
            insert into ballot_key (round_id, number, public_key, fetched_at)
            select id, 1, decode(repeat('00', 32), 'hex'), now() from ballot_round where state = 'VOID'""";

    @Test
    void whatWasDrawnIsKeptAndWhoHeldKeysWhereItIsKnown() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("42")) {
            old.execute(HELD);
            old.migrate("44");
            assertThat(
                            old.rows(
                                    "select concat_ws(' ', number, state, drawn ->> 'STAFF', drawn ->> 'LEADER', printed) from ballot_sitting order by number"))
                    .containsExactly("1 OPEN 2 1 4", "2 DRAFTED");
            assertThat(old.rows("""
                            select concat_ws(' ', f.code, count(*), count(k.cadre_id), count(k.department_id), count(h.number))
                            from ballot_key k join ballot_round r on r.id = k.round_id join ballot_form f on f.id = r.form_id
                              left join key_holder h on (h.meeting_id, h.number, h.cadre_id, h.department_id)
                                = (r.meeting_id, k.number, k.cadre_id, k.department_id)
                            group by f.code order by f.code"""))
                    .as("form, keys, and whose they are")
                    .containsExactly("closed 3 0 0 0", "open 3 3 3 3", "other 3 3 3 3");
            assertThatThrownBy(() -> old.execute(KEY_OF_NOBODY))
                    .hasStackTraceContaining("From now on it is kept who holds a key");
        }
    }
}
