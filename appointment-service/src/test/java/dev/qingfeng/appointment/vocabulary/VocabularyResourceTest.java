package dev.qingfeng.appointment.vocabulary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qingfeng.appointment.assessment.AnnualGrade;
import dev.qingfeng.appointment.cadre.CadreFact;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Training;
import dev.qingfeng.appointment.dossier.Dossier;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.dossier.MissingReason;
import dev.qingfeng.appointment.dossier.PledgeState;
import dev.qingfeng.appointment.wish.WishKind;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code has its label, and a post is called after the kind of its unit. */
@QuarkusTest
class VocabularyResourceTest {

    private static final String[] REGISTRY = Stream.of(
                    "assessment", "cadre", "career", "dossier", "kin", "post", "tenure", "unit", "wish")
            .map("dev.qingfeng.appointment."::concat)
            .toArray(String[]::new);

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

    /** A front end labels what it is shown of the registry, and finds the words here. */
    @Test
    void everyCodeThatTheRegistryShowsHasAVocabulary() {
        Set<Set<String>> known =
                given().get(VOCABULARIES).then().extract().<List<List<String>>>path("terms.code").stream()
                        .map(Set::copyOf)
                        .collect(Collectors.toSet());
        Set<Class<?>> shown = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(REGISTRY).stream()
                        .filter(type -> type.getSimpleName().endsWith("View")
                                || type.getName().startsWith(Dossier.class.getName() + "$"))
                        .map(JavaClass::reflect)
                        .flatMap(view -> Arrays.stream(view.getRecordComponents()))
                        .flatMap(component -> codes(component.getGenericType()))
                        .collect(Collectors.toSet());
        assertThat(shown)
                .contains(
                        Rank.class,
                        Training.class,
                        CadreFact.class,
                        AnnualGrade.class,
                        WishKind.class,
                        Grade.class,
                        PledgeState.class,
                        MissingReason.class);
        assertThat(shown)
                .allSatisfy(codes -> assertThat(known)
                        .as(codes.getName())
                        .contains(Arrays.stream(codes.getEnumConstants())
                                .map(code -> ((Enum<?>) code).name())
                                .collect(Collectors.toSet())));
    }

    private static Stream<Class<?>> codes(Type type) {
        if (type instanceof ParameterizedType list) {
            return Arrays.stream(list.getActualTypeArguments()).flatMap(VocabularyResourceTest::codes);
        }
        return type instanceof Class<?> codes && codes.isEnum() ? Stream.of(codes) : Stream.empty();
    }

    @Test
    void thereIsNoVocabularyOfAnotherName() {
        given().get(VOCABULARIES + "/emperors").then().statusCode(404).body("code", equalTo("not-found"));
    }
}
