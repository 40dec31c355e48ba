package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no mistake of the service brings into the database, nor out of it. */
@QuarkusTest
class BallotsInTheDatabaseTest {

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /** @param changes of rows of one id, by what refuses them */
    private static void refused(Map<String, String> changes, String id) {
        SoftAssertions all = new SoftAssertions();
        changes.forEach(
                (constraint, change) -> all.assertThatThrownBy(() -> Database.execute(change, UUID.fromString(id)))
                        .as(change)
                        .hasStackTraceContaining('"' + constraint + '"'));
        all.assertAll();
    }

    @Test
    void theThreeKeyHoldersAreThreeOfThreeDepartmentsThereToo() {
        hall.nameHolders(hall.holders).statusCode(200);
        String other =
                "(select %1$s from key_holder o where o.meeting_id = h.meeting_id and o.number = 2) where number = 1 and meeting_id = ?";
        refused(
                Map.of(
                        "key_holder_once",
                        "update key_holder h set cadre_id = " + other.formatted("cadre_id"),
                        "key_holder_of_another_department",
                        "update key_holder h set department_id = " + other.formatted("department_id"),
                        "key_holder_number_check",
                        "update key_holder set number = 4 where number = 1 and meeting_id = ?"),
                hall.meeting);
    }

    @Test
    void aRoundIsInOneStateWithAllThatBelongsToIt() {
        String round = hall.round();
        String sealed = "opened_at = now(), sealed_at = now(), ballots = 0, box_sha256 = repeat('0', 64)";
        refused(
                Map.ofEntries(
                        Map.entry("ballot_round_opened", set("state = 'OPEN'")),
                        Map.entry("ballot_round_sealed_whole", set("sealed_at = now()")),
                        Map.entry("ballot_round_sealed", set("state = 'SEALED', opened_at = now()")),
                        Map.entry("ballot_round_closed", set("state = 'CLOSED', " + sealed)),
                        Map.entry("ballot_round_certified", set("state = 'CERTIFIED', closed_at = now(), " + sealed)),
                        Map.entry("ballot_round_void", set("state = 'VOID', voided_at = now()")),
                        Map.entry("ballot_round_state_check", set("state = 'COUNTED', opened_at = now()")),
                        Map.entry(
                                "ballot_round_papers_given_out",
                                set(
                                        "papers_given_out = '{}', papers_given_out_at = now(), papers_given_out_recorded_at = now()")),
                        Map.entry("ballot_round_papers_known_when_sealed", set("papers = true, " + sealed)),
                        Map.entry("ballot_round_papers_returned", set("papers_returned = 10")),
                        Map.entry("ballot_round_papers_recorded", set("papers_recorded_at = now()")),
                        Map.entry(
                                "ballot_sitting_opened",
                                "update ballot_sitting set opened_at = now() where round_id = ?"),
                        Map.entry(
                                "ballot_sitting_ended",
                                "update ballot_sitting set ended_at = now() where round_id = ?"),
                        Map.entry(
                                "ballot_key_public_key_check",
                                "update ballot_key set public_key = 'x' where round_id = ?")),
                round);
    }

    private static String set(String what) {
        return "update ballot_round set " + what + " where id = ?";
    }

    @Test
    void aFormIsVotedOnInOneRoundAndEachRoundHasItsNumber() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        hall.draft(form, "").statusCode(201);
        String second = hall.draft(hall.form("DEMOCRATIC_ASSESSMENT"), "")
                .statusCode(201)
                .extract()
                .path("id");
        refused(
                Map.of(
                        "ballot_round_once",
                        set("number = 1"),
                        "ballot_round_form_once",
                        set("form_id = '" + form + "'::uuid"),
                        "ballot_round_asked_once",
                        set("asked_sha256 = (select o.asked_sha256 from ballot_round o where o.form_id = '" + form
                                + "')")),
                second);
    }

    @Test
    void noTwoSlipsAreAlike() {
        String round = hall.round();
        hall.slips(round, 2);
        String alike =
                "update ballot_slip s set %1$s = (select min(%1$s) from ballot_slip o where o.round_id = s.round_id) where round_id = ?";
        refused(
                Map.of(
                        "ballot_slip_once",
                        alike.formatted("credential_hash"),
                        "ballot_slip_checked_once",
                        alike.formatted("check_code"),
                        "ballot_slip_state_check",
                        "update ballot_slip set state = 'GOOD' where round_id = ?"),
                round);
    }

    @Test
    void aFormIsAdoptedByBothWhenAndWho() {
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        String draft = hall.city
                .officer()
                .post("/inspection/v1/ballot-forms/" + form + "/editions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(
                Map.of(
                        "ballot_form_adopted_whole",
                        "update ballot_form set adopted_at = now() where id = ?",
                        "ballot_form_adopted_once",
                        "update ballot_form set state = 'ADOPTED', adopted_at = now(), adopted_by = 'x' where id = ?",
                        "ballot_form_edition_once",
                        "update ballot_form set edition = 1 where id = ?"),
                draft);
    }

    /** By the rights that it has there, whatever the service was made to try. */
    @Test
    void notEvenTheServiceChangesWhatWasCastOrCounted() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        try (Connection service = Database.runtime();
                Statement statement = service.createStatement()) {
            for (String change : List.of(
                    "delete from ballot",
                    "delete from ballot_slip",
                    "delete from ballot_sitting",
                    "delete from ballot_round",
                    "update ballot_key set public_key = 'x'",
                    "delete from ballot_key",
                    "update round_result set counts = '{}'",
                    "delete from round_result",
                    "delete from box_opening",
                    "update box_opening_key set number = 1",
                    "update paper_bundle set papers = 1",
                    "update paper_entering set staff_number = 'x'",
                    "delete from paper_entering",
                    "update paper_entry set place = 1",
                    "update scrutineer_or_teller set task = 'TELLER'",
                    "delete from ballot_form",
                    "update climate_board set frozen_at = now()",
                    "update climate_cell set counted = 1",
                    "delete from climate_source",
                    "delete from awareness_rate")) {
                all.assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("permission denied");
            }
        }
        all.assertAll();
    }
}
