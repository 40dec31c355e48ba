package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no mistake of the service brings into the database. */
@QuarkusTest
class CasesInTheDatabaseTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private CaseOfTests of;

    @BeforeEach
    void aCaseIsThere() {
        registry.founded();
        of = new CaseOfTests(registry, "有人逐戶送禮");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** @param changes each with the id of the case, by what refuses it */
    private void refused(Map<String, String> changes) {
        SoftAssertions all = new SoftAssertions();
        changes.forEach(
                (constraint, change) -> all.assertThatThrownBy(() -> Database.execute(change, UUID.fromString(of.id)))
                        .as(change)
                        .hasStackTraceContaining('"' + constraint + '"'));
        all.assertAll();
    }

    private static String set(String what) {
        return "update complaint set " + what + " where id = ?";
    }

    /** The same twice. */
    private static String twice(String table, String values) {
        return "with one as (select cast(? as uuid) as id) insert into " + table
                + " select gen_random_uuid(), 0, one.id, " + values + " from one, generate_series(1, 2)";
    }

    @Test
    void aCaseIsInOneStateWithAllThatBelongsToIt() {
        CaseOfTests other = new CaseOfTests(registry, "有人逐戶送禮");
        refused(Map.of(
                "complaint_case_state_check",
                set("case_state = 'FORGOTTEN'"),
                "complaint_finding_of_concluded",
                set("finding = 'UNSUBSTANTIATED'"),
                "complaint_merged_into_another",
                set("case_state = 'MERGED', progress = 'IN_PROGRESS', merged_into_id = id"),
                "complaint_duplicate_tells_nothing",
                set("case_state = 'MERGED', progress = 'CONCLUDED', merged_into_id = '%s'".formatted(other.id)),
                "complaint_escalated_whole",
                set("escalation = 1"),
                "case_file_key_whole",
                "update case_file set key_id = null where id = ?",
                "case_entry_numbered_once",
                twice("case_entry", "1, 'SCREEN', 'RECEIVED', 'SCREENED', now(), 'X'"),
                "message_numbered_once",
                twice("message", "7, 'REPORTER', 'x'::bytea, current_date"),
                "message_number_check",
                "insert into message select gen_random_uuid(), 0, ?, 0, 'REPORTER', 'x', current_date"));
    }

    @Test
    void whoIsMeantOrStandsAsideIsThereOnce() {
        refused(
                Map.of(
                        "complaint_subject_of_one_kind",
                        "insert into complaint_subject select gen_random_uuid(), 0, ?, gen_random_uuid(), gen_random_uuid(), 'LINKED'",
                        "complaint_subject_standing_check",
                        "insert into complaint_subject select gen_random_uuid(), 0, ?, gen_random_uuid(), null, 'FORGIVEN'",
                        "complaint_subject_cadre_once",
                        twice("complaint_subject", "one.id, null, 'LINKED'"),
                        "complaint_subject_unit_once",
                        twice("complaint_subject", "null, one.id, 'LINKED'"),
                        "case_conflict_once",
                        twice("case_conflict", "'X', null, 'X'"),
                        "found_breach_once",
                        twice("found_breach", "one.id, current_date"),
                        "found_breach_check",
                        "insert into found_breach select gen_random_uuid(), 0, ?, gen_random_uuid(), current_date, current_date - 1"));
    }

    @Test
    void aMeasureHasAResultOnceItIsDone() {
        String measure =
                "insert into accountability_measure select gen_random_uuid(), 0, ?, 'ADMONITION', null, 'X', current_date, ";
        refused(Map.of(
                "accountability_measure_check",
                measure + "current_date - 1",
                "accountability_measure_result_whole",
                measure + "current_date, current_date",
                "accountability_measure_acknowledged_when_done",
                measure + "current_date, current_date, 'x'::bytea, 'x'::bytea"));
    }

    @Test
    void whatTakesTwoTakesBothOfThem() {
        String asked = "insert into identity_request select gen_random_uuid(), 0, ?, ";
        String erase = "insert into erasure_request select gen_random_uuid(), 0, ?, ";
        refused(Map.of(
                "identity_request_two_people",
                asked + "'APPROVED', 'X', now(), 'x', 'X', now()",
                "identity_request_decided",
                asked + "'APPROVED', 'X', now(), 'x'",
                "identity_request_shown",
                asked + "'SHOWN', 'X', now(), 'x', 'Y', now()",
                "identity_request_one_open",
                twice("identity_request", "'REQUESTED', 'X', now(), 'x'::bytea"),
                "erasure_request_two_people",
                erase + "'ERASED', 'X', now(), 'x', 'X', now(), current_date",
                "erasure_request_decided",
                erase + "'REFUSED', 'X', now(), 'x'",
                "erasure_request_complete_once_erased",
                erase + "'ERASED', 'X', now(), 'x', 'Y', now()",
                "erasure_request_one_open",
                twice("erasure_request", "'REQUESTED', 'X', now(), 'x'::bytea")));
    }

    @Test
    void aBoxIsOpenedByTwoAndItsLettersAddUp() {
        String opened = "insert into box_opening select gen_random_uuid(), 0, ?, 'b', now(), now(), null, 2, 'X', %s";
        refused(Map.of(
                "box_opening_by_two",
                opened.formatted("'X'"),
                "box_opening_settled_after_confirmation",
                opened.formatted("'Y', null, 'X', now(), 2"),
                "box_opening_settled_whole",
                opened.formatted("'Y', now(), 'X', null, 2"),
                "box_opening_no_more_than_letters",
                opened.formatted("'Y', now(), 'X', now(), 3, 'x'"),
                "box_opening_difference_explained",
                opened.formatted("'Y', now(), 'X', now(), 1")));
    }
}
