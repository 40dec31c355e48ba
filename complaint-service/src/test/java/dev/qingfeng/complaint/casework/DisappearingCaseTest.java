package dev.qingfeng.complaint.casework;

import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody who works on cases makes one disappear alone. */
@QuarkusTest
class DisappearingCaseTest {

    private static final String DECLINED = "{\"reason\":\"不屬受理範圍\"}";
    private static final String SCREENED = "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}";

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static String into(CaseOfTests other) {
        return "{\"intoId\":\"" + other.id + "\",\"reason\":\"同一件\"}";
    }

    @Test
    void aHandlerScreensACaseAndDoesNotDeclineIt() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.move(of.handler("1"), "screening", SCREENED).then().statusCode(200);
        of.move(of.handler("1"), "declination", DECLINED)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.moved("declination", DECLINED).body("caseState", equalTo("DECLINED"));
    }

    @Test
    void norDoesAHandlerHideItFromOthersByNamingThem() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        UUID officer = registry.knownPerson("3", "上官文淵", null);
        CaseOfTests of = new CaseOfTests(registry, "司馬懷瑾逐戶送禮");
        for (String naming : List.of(
                "{\"cadreIds\":" + CaseOfTests.ids(accused, officer) + "}",
                "{\"unitIds\":" + CaseOfTests.ids(registry.office) + "}")) {
            of.move(of.handler("1"), "subjects", naming)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("discipline-organ-needed"));
            of.move(
                            of.handler("1"),
                            "screening",
                            "{\"severity\":\"GRAVE\",\"assessment\":\"a\",\"subjects\":" + naming + "}")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("discipline-organ-needed"));
        }
        registry.as("3", "discipline-officer").get(of.address()).then().statusCode(200);
        of.move(of.handler("1"), "subjects", "{\"cadreIds\":" + CaseOfTests.ids(accused) + "}")
                .then()
                .statusCode(200);
        of.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(officer) + "}");
        registry.as("3", "discipline-officer").get(of.address()).then().statusCode(404);
    }

    @Test
    void norDoesAHandlerBuryItInAnother() {
        CaseOfTests other = new CaseOfTests(registry, "有人逐戶送禮");
        other.moved("screening", SCREENED);
        CaseOfTests of = new CaseOfTests(registry, "另有其事");
        of.move(of.handler("1"), "merger", into(other))
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.mergedInto(other);
    }

    @Test
    void norDoesAnOfficerOfACaseThatIsOrWasTheirs() {
        CaseOfTests other = new CaseOfTests(registry, "有人逐戶送禮");
        other.moved("screening", SCREENED);
        CaseOfTests of = new CaseOfTests(registry, "另有其事").assignedTo("officer");
        of.move(of.officer(), "merger", into(other))
                .then()
                .statusCode(403)
                .body("code", equalTo("decided-by-its-handler"));
        of.register("1");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        of.move(of.officer(), "merger", into(other))
                .then()
                .statusCode(403)
                .body("code", equalTo("decided-by-its-handler"));
        of.move(registry.as("another", "discipline-officer"), "merger", into(other))
                .then()
                .statusCode(200);
    }

    /** Who then concludes their own has buried another case alone. */
    @Test
    void norDoesAnOfficerBuryItInTheirOwn() {
        CaseOfTests own = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("officer");
        CaseOfTests of = new CaseOfTests(registry, "另有其事");
        of.register("1");
        of.move(of.officer(), "merger", into(own))
                .then()
                .statusCode(403)
                .body("code", equalTo("decided-by-its-handler"));
        of.move(registry.as("another", "discipline-officer"), "merger", into(own))
                .then()
                .statusCode(200);
    }
}
