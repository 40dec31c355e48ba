package dev.qingfeng.inspection.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.EarlierDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Photos of notices that were kept on their own (until migration 25) are there as they were, with the files of steps. */
@QuarkusTest
class EarlierPhotosTest {

    private static final String KEPT = """
            insert into inspection_team (id, version, cycle_id, name, leader_id, state)
            select gen_random_uuid(), 0, gen_random_uuid(), 'first', gen_random_uuid(), 'FORMED';
            insert into team_unit (team_id, cycle_id, unit_id) select id, cycle_id, gen_random_uuid() from inspection_team;
            insert into unit_inspection (id, version, cycle_id, team_id, unit_id, state)
            select gen_random_uuid(), 0, cycle_id, team_id, unit_id, 'ASSIGNED' from team_unit;
            alter table notice_photo drop constraint notice_photo_file_id_fkey;
            alter table evidence_file drop constraint evidence_file_file_id_fkey;
            insert into notice_photo (id, version, inspection_id, issue, file_id, sha256, uploaded_by, uploaded_at)
            select gen_random_uuid(), 0, id, 2, gen_random_uuid(), 'aa', 'MC0007', now() from unit_inspection;
            insert into evidence_file (id, version, inspection_id, step, file_id, sha256, uploaded_by, uploaded_at)
            select gen_random_uuid(), 0, id, 'FIELD_VISIT', gen_random_uuid(), 'bb', 'MC0007', now() from unit_inspection;
            create table before as select * from notice_photo""";

    @Test
    void theyAreKeptWithTheFilesOfSteps() throws SQLException {
        try (EarlierDatabase old = EarlierDatabase.at("24")) {
            old.execute(KEPT);
            old.migrate("25");
            assertThat(old.rows("""
                    select case when e.step is not null then 'of a step' when e.notice_issue = b.issue and e.sha256 = b.sha256
                      and e.inspection_id = b.inspection_id and e.uploaded_at = b.uploaded_at then 'as it was' end
                    from evidence_file e left join before b on b.id = e.id and b.file_id = e.file_id""")).containsExactlyInAnyOrder("of a step", "as it was");
        }
    }
}
