package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sitting that nobody ends has an end. */
@QuarkusTest
class ForgottenSittingsTest {

    @Inject
    ForgottenSittings forgotten;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void aSittingThatNobodyEndsHasEndedTheNextDay() {
        String round = hall.roundOfTwoSittings();
        List<String> credentials = hall.slips(round, 1);
        List<String> later = hall.slips(round, 2, 1);
        hall.open(round, 1).statusCode(200);
        hall.open(round, 2, 1).statusCode(200);
        int positions = positions(credentials.get(0));
        Database.execute(
                "update ballot_sitting set opened_at = opened_at - interval '12 hours' where round_id = ?::uuid and number = 1",
                round);
        forgotten.endThem();
        hall.city
                .asMember()
                .get(at(round))
                .then()
                .body("state", equalTo("OPEN"), "sittings.state", contains("ENDED", "OPEN"));
        cast(credentials.get(0), codes(positions, "01")).statusCode(409).body("code", equalTo("sitting-not-open"));
        cast(later.get(0), codes(positions, "01")).statusCode(204);
        hall.end(round, 2).statusCode(200);
        hall.seal(round).statusCode(200).body("ballots", equalTo(1));
    }
}
