package dev.qingfeng.complaint.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Of measures that were imposed before it was told that nothing came of one (migration 31) it is told too. */
@QuarkusTest
class EarlierMeasuresTest {

    /** One with two that are open, one with one of two, one with none left, one that was erased, and one without any. */
    private static final String IMPOSED = """
            insert into complaint (id, version, channel, category, state, received_on, case_state, finding)
            select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 0, 'WEB_COLUMN', 'LEAK', 'RECEIVED', '2026-06-01',
              'CONCLUDED', 'SUBSTANTIATED' from generate_series(1, 5) n;
            insert into case_file (id, version, key_id, wrapped_key, narrative)
            select id, 0, case when id::text like '%4' then null else 'k' end, case when id::text like '%4' then null else 'w'::bytea end,
              'n' from complaint;
            insert into accountability_measure (id, version, complaint_id, kind, responsible_number, imposed_on, due_on, done_on, result)
            select gen_random_uuid(), 0, ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'ADMONITION', '2', '2026-06-01', due,
              done, case when done is not null then 'r'::bytea end
            from (values (1, date '2026-06-20', null), (1, '2026-06-10', null), (2, '2026-06-05', date '2026-06-05'),
              (2, '2026-06-25', null), (3, '2026-06-05', '2026-06-06'), (4, '2026-06-05', null)) m (n, due, done)""";

    @Test
    void theFirstOfThemWithoutAResultIsDue() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("30")) {
            old.execute(IMPOSED);
            old.migrate("31");
            assertThat(
                            old.rows(
                                    "select right(id::text, 1) || coalesce(' ' || measure_due_on, '') from complaint order by id"))
                    .containsExactly("1 2026-06-10", "2 2026-06-25", "3", "4", "5");
        }
    }
}
