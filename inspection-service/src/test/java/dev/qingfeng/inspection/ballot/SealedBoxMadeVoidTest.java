package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It takes two to undo what two open. */
@QuarkusTest
class SealedBoxMadeVoidTest {

    @Inject
    RoundsOfARestore rounds;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static long inTheBox(String round) {
        return Database.number(
                "select count(*) from ballot where round_id = ? and sealed is not null", UUID.fromString(round));
    }

    @Test
    void oneOfficerAloneMakesNoSealedBoxVoid() {
        String round = hall.sealed(2);
        for (int again = 0; again < 2; again++) {
            hall.makeVoid(round, "2")
                    .statusCode(200)
                    .body(
                            "state", equalTo("SEALED"),
                            "voidProposedAt", notNullValue(),
                            "voidProposedReason", equalTo("停电"),
                            "voidReason", nullValue());
        }
        assertThat(inTheBox(round)).isEqualTo(2);
        hall.makeVoid(round, "3")
                .statusCode(200)
                .body("state", equalTo("VOID"), "voidReason", equalTo("停电"), "voidProposedAt", nullValue());
        assertThat(inTheBox(round)).isZero();
    }

    @Test
    void twoNumbersOfOnePersonAreOneOfficer() {
        UUID one = hall.city.knownCadre("81");
        UUID other = hall.city.knownCadre("82");
        String round = hall.sealed(1);
        hall.makeVoid(round, "81").statusCode(200);
        hall.city.keptAs("83", hall.city.office, null, one, other);
        hall.makeVoid(round, "82").statusCode(200).body("state", equalTo("SEALED"));
        assertThat(inTheBox(round)).isEqualTo(1);
        hall.makeVoid(round, "2").statusCode(200).body("state", equalTo("VOID"));
    }

    @Test
    void aBoxThatOneWouldHaveVoidIsCountedAllTheSame() {
        String round = hall.sealed(1);
        hall.makeVoid(round, "2").statusCode(200);
        hall.close(round);
        hall.city.asMember().get(at(round)).then().body("state", equalTo("CLOSED"), "voidProposedAt", nullValue());
        hall.makeVoid(round, "3").statusCode(409).body("code", equalTo("round-closed-already"));
    }

    private String ended() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        hall.end(round).statusCode(200);
        return round;
    }

    private static void waits(ValidatableResponse answer, String state) {
        answer.statusCode(200).body("state", equalTo(state), "voidProposedAt", notNullValue());
    }

    @Test
    void oneOfficerAloneMakesNoRoundVoidWhoseVotersAreGone() {
        String round = ended();
        waits(hall.makeVoid(round, "2"), "OPEN");
        waits(hall.makeVoid(round, "2"), "OPEN");
        hall.makeVoid(round, "3").statusCode(200).body("state", equalTo("VOID"));
    }

    /** Who votes in the second sitting votes again, and then one is enough. */
    @Test
    void oneIsEnoughWhilePeopleVote() {
        String round = hall.roundOfTwoSittings();
        hall.slips(round, 1);
        hall.slips(round, 2, 1);
        hall.open(round, 1).statusCode(200);
        hall.end(round).statusCode(200);
        waits(hall.makeVoid(round, "2"), "OPEN");
        hall.open(round, 2, 1).statusCode(200).body("voidProposedAt", nullValue());
        hall.makeVoid(round, "2").statusCode(200).body("state", equalTo("VOID"));
    }

    @Test
    void whatWasSaidBeforeTheBoxWasSealedIsSaidOfTheSealedOne() {
        String round = ended();
        waits(hall.makeVoid(round, "2"), "OPEN");
        hall.seal(round).statusCode(200).body("voidProposedAt", notNullValue());
        hall.makeVoid(round, "3").statusCode(200).body("state", equalTo("VOID"));
    }

    @Test
    void oneOfficerAloneMakesNoPapersVoidThatWereGivenOut() {
        String round = hall.paperRound("");
        hall.giveOut(round, 10).statusCode(200);
        waits(hall.makeVoid(round, "2"), "OPEN");
    }

    @Test
    void afterARestoreTwoSayItAnew() {
        String round = hall.paperRound("");
        hall.giveOut(round, 10).statusCode(200);
        hall.seal(round).statusCode(200);
        hall.count(round, 10).statusCode(200);
        waits(hall.makeVoid(round, "2"), "SEALED");
        QuarkusTransaction.requiringNew().run(rounds::restored);
        hall.city.asMember().get(at(round)).then().body("state", equalTo("SEALED"), "voidProposedAt", nullValue());
        waits(hall.makeVoid(round, "3"), "SEALED");
    }

    @Test
    void theDatabaseMakesNoRoundVoidAtOnceWhoseVotersAreGone() {
        String round = ended();
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_round set state = 'VOID', voided_at = now(), void_reason = 'x' where id = ?",
                        UUID.fromString(round)))
                .hasStackTraceContaining("It takes two");
    }

    @Test
    void theDatabaseMakesNoSealedRoundVoidAtOnce() {
        String round = hall.sealed(1);
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_round set state = 'VOID', voided_at = now(), void_reason = 'x' where id = ?",
                        UUID.fromString(round)))
                .hasStackTraceContaining("It takes two");
    }
}
