package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ballots say of a member of the leadership team stands in the dossier once it is certified, for those who may know. */
@QuarkusTest
class BallotsInTheDossierTest {

    private static final int VOTERS = 11;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private String dossier() {
        return "/inspection/v1/inspections/%s/dossiers/%s".formatted(hall.inspection, hall.city.secretary);
    }

    private RequestSpecification committee() {
        return hall.city.at(hall.city.path, "77", "committee-member");
    }

    @Test
    void itIsThereOnceTheRoundIsCertifiedAndNotForTheInspectionTeam() {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DEMOCRATIC_ASSESSMENT"), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        List<String> credentials = hall.slips(round, VOTERS);
        hall.open(round, VOTERS).statusCode(200);
        int positions = HallOfTests.positions(credentials.get(0));
        credentials.forEach(credential -> HallOfTests.cast(credential, Collections.nCopies(positions, "01"))
                .statusCode(204));
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        hall.awaitOutcome(round, opening, "COUNTED");
        hall.city.officer().get(dossier()).then().statusCode(200).body("dossier.missing", hasItem("BALLOTS"));

        hall.certify(round).statusCode(200);
        for (RequestSpecification reader : List.of(hall.city.officer(), committee())) {
            reader.get(dossier())
                    .then()
                    .statusCode(200)
                    .body("dossier.ballots.questions[0].purpose", equalTo("DEMOCRATIC_ASSESSMENT"))
                    .body("dossier.ballots.questions[0].ballots", equalTo(VOTERS))
                    .body("dossier.ballots.questions[0].choices[1].ballots", equalTo(VOTERS))
                    .body("dossier.ballots.questions[0].choices[0].blank", equalTo(true));
        }
        for (RequestSpecification reader :
                List.of(hall.city.asMember(), hall.city.asLeader(), hall.city.at(hall.city.path, "78", "auditor"))) {
            reader.get(dossier())
                    .then()
                    .statusCode(200)
                    .body("dossier.ballots", nullValue())
                    .body("dossier.withheld", hasItem("BALLOTS"));
        }
        byte[] printed = hall.city
                .officer()
                .get(dossier() + "/print")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(HallOfTests.text(printed).replaceAll("\\s+", " ")).contains("Ballots on the member", "(11 ballots)");
    }
}
