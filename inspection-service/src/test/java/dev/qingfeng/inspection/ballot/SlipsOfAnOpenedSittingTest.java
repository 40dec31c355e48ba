package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was printed and drawn when a sitting was opened is what is there when the box is sealed. */
@QuarkusTest
class SlipsOfAnOpenedSittingTest {

    private static final String STUFF = """
            insert into ballot_slip (id, round_id, sitting, attendee_class, credential_hash, check_code, state)
            select gen_random_uuid(), round_id, 1, 'STAFF', encode(sha256(cast(gen_random_uuid() as text)::bytea), 'hex'),
              left(md5(gen_random_uuid()::text), 12), 'USED'
            from ballot_sitting where round_id = ? and number = 1""";

    private HallOfTests hall;
    private String round = "";
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aSittingIsOpen() {
        hall = new HallOfTests();
        round = hall.round();
        id = UUID.fromString(round);
        List<String> credentials = hall.slips(round, 4);
        hall.takeBack(round, credentials.get(3)).statusCode(200);
        hall.open(round, 3).statusCode(200);
        cast(credentials.get(0), codes(positions(credentials.get(0)), "01")).statusCode(204);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    /** As whoever may change the database's rules could. */
    private void pastTheRules(String change) {
        try {
            Database.execute("alter table ballot_slip disable trigger user");
            Database.execute(change, id);
        } finally {
            Database.execute("alter table ballot_slip enable trigger user");
        }
    }

    @Test
    void theDatabaseTakesNoMoreSlips() {
        assertThatThrownBy(() -> Database.execute(STUFF, id)).hasStackTraceContaining("Once a sitting is opened");
    }

    @Test
    void theDatabaseLetsNoSlipBeOfAnotherClassOrSitting() {
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_slip set attendee_class = 'PRESCRIBED' where state = 'PRINTED' and round_id = ?",
                        id))
                .hasStackTraceContaining("Once a sitting is opened");
    }

    @Test
    void whatWasCountedAtTheTableNeverChanges() {
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_sitting set drawn = '{\"STAFF\":4}', printed = 4 where round_id = ?", id))
                .hasStackTraceContaining("what was counted at its table stays");
    }

    @Test
    void asManySlipsAsWereDrawnAddUp() {
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200).body("ballots", equalTo(1));
    }

    /** With a ballot for it, so that the box itself adds up. */
    @Test
    void aSlipThatWasStuffedIsFoundOut() {
        pastTheRules(STUFF);
        Database.execute(
                "insert into ballot (id, round_id, sealed, sha256) select gen_random_uuid(), round_id, sealed, repeat('0', 64)"
                        + " from ballot where round_id = ?",
                id);
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "slips-do-not-add-up");
    }

    @Test
    void aSlipThatIsNoneAnyMoreIsFoundOut() {
        pastTheRules("update ballot_slip set state = 'RETURNED' where state = 'PRINTED' and round_id = ?");
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "slips-do-not-add-up");
    }

    @Test
    void aSlipThatIsOfAnotherClassIsFoundOut() {
        pastTheRules("update ballot_slip set attendee_class = 'PRESCRIBED' where state = 'PRINTED' and round_id = ?");
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "slips-do-not-add-up");
    }

    /** Printed is what was drawn and returned, also when the box is sealed. */
    @Test
    void aSlipThatVanishedIsFoundOut() {
        pastTheRules("delete from ballot_slip where state = 'RETURNED' and round_id = ?");
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "slips-do-not-add-up");
    }
}
