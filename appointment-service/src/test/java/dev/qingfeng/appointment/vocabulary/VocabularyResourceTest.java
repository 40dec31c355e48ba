package dev.qingfeng.appointment.vocabulary;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code has its label, and a post is called after the kind of its unit. */
@QuarkusTest
class VocabularyResourceTest {

    private static final String VOCABULARIES = "/appointment/v1/vocabularies";

    @ParameterizedTest
    @CsvSource({
        "PARTY_SECRETARY, TOWN, 黨委書記",
        "PARTY_SECRETARY, SUBDISTRICT, 黨工委書記",
        "HEAD_OF_GOVERNMENT, TOWN, 鎮長",
        "HEAD_OF_GOVERNMENT, SUBDISTRICT, 辦事處主任",
        "HEAD_OF_GOVERNMENT, PARK, 管委會主任",
        "HEAD_OF_GOVERNMENT, FARM, 場長"
    })
    void aPostIsCalledAfterTheKindOfItsUnit(String post, String unit, String label) {
        given().header("Accept-Language", "zh-Hant")
                .get(VOCABULARIES + "/post-kinds")
                .then()
                .statusCode(200)
                .body(
                        "terms.find { it.code == '%s' && it.unitKind == '%s' }.label".formatted(post, unit),
                        equalTo(label));
    }

    @Test
    void everyCodeHasItsLabelInEveryLanguage() {
        List<String> names =
                given().get(VOCABULARIES).then().statusCode(200).extract().path("name");
        for (String name : names) {
            for (String language : List.of("en", "zh-Hans", "zh-Hant")) {
                given().header("Accept-Language", language)
                        .get(VOCABULARIES + "/" + name)
                        .then()
                        .statusCode(200)
                        .body("terms.findAll { it.label.startsWith('value.') }", equalTo(List.of()))
                        .body("terms.find { it.unitKind == null }.code.isEmpty()", equalTo(false));
            }
        }
        given().get(VOCABULARIES + "/ranks").then().body("terms.code", hasItem("SECTION"));
    }

    @Test
    void thereIsNoVocabularyOfAnotherName() {
        given().get(VOCABULARIES + "/emperors").then().statusCode(404).body("code", equalTo("not-found"));
    }
}
