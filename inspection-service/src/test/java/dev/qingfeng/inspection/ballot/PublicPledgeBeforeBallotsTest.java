package dev.qingfeng.inspection.ballot;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No ballot is opened at an assessment meeting before the leader of the inspection team has pledged publicly there. */
@QuarkusTest
class PublicPledgeBeforeBallotsTest {

    private HallOfTests hall;

    @BeforeEach
    void allHaveComeAndNobodyHasPledged() {
        hall = HallOfTests.withoutPublicPledge();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void aSittingOpensOnceThePublicPledgeIsMade() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet.condition", contains("public-pledge-missing"));
        state(round, "DRAFTED");

        // That of another unit is not that of this hall.
        hall.city.pledgePublicly(hall.city.farm);
        hall.open(round, 1).statusCode(409).body("unmet.condition", contains("public-pledge-missing"));

        hall.city.pledgePublicly(hall.city.town);
        hall.open(round, 1).statusCode(200);
        state(round, "OPEN");
    }

    @Test
    void oneThatWasWithdrawnOpensNoBallotsAndWhatHasOpenedStaysOpen() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.city.withdraw(hall.city.pledgePublicly(hall.city.town));
        hall.open(round, 1).statusCode(409).body("unmet.condition", contains("public-pledge-missing"));

        UUID another = hall.city.pledgePublicly(hall.city.town);
        hall.open(round, 1).statusCode(200);
        hall.city.withdraw(another);
        state(round, "OPEN");
        hall.end(round, 1).statusCode(200);
    }

    private void state(String round, String state) {
        hall.city.asMember().get(HallOfTests.at(round)).then().statusCode(200).body("state", equalTo(state));
    }
}
