package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Among a thousand pledges an officer finds those of a unit, or of somebody of whom they know the number or a part of the name. */
@QuarkusTest
class FindPledgesTest {

    private static final String OFFICER = "organization-officer";
    private static final String PLEDGES = "/pledge/v1/pledges";

    private final RegistryOfTests city = new RegistryOfTests();
    private UUID farm = UUID.randomUUID();

    @BeforeEach
    void someAreToSign() {
        city.founded();
        farm = UUID.randomUUID();
        city.unit(farm, city.townPath + ".farm", "FARM", 0);
        city.openCampaign("LEADING_CADRE", city.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        UUID gone = named("4", "張偉", city.office);
        named("1", "張偉明", city.town);
        named("2", "张伟", farm);
        named("3", "歐陽明偉", city.office);
        city.cadreGone(gone, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", city.cycle) == 4
                        && Database.number("select count(*) from registry_unit where id = ?", farm) == 1
                        && Database.number("select count(*) from signer where gone and id = ?", gone) == 1);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private UUID named(String number, String name, UUID unit) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1")) {
            cadres.send(
                    id,
                    1,
                    0,
                    "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"%s\",\"unitId\":\"%s\",\"categories\":[\"LEADING_CADRE\"]}"
                            .formatted(id, city.staff(number), name, unit));
        }
        return id;
    }

    private static ValidatableResponse list(RequestSpecification as, Map<String, String> asked) {
        return as.queryParams(asked).get(PLEDGES).then();
    }

    private static String found(RequestSpecification as, Map<String, String> asked) {
        return list(as, asked).statusCode(200).extract().jsonPath().<String>getList("items.staffNumber").stream()
                .map(number -> number.substring(number.indexOf('-') + 1))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "張偉, 1 2",
        "张伟, 1 2",
        "明, 1 3",
        "欧阳, 3",
        "ZW, 1 2",
        "Zhang Wei Ming, 1",
        "明張, ''",
        "wm, ''",
    })
    void byAPartOfTheNameOrItsPinyin(String name, String numbers) {
        assertThat(found(city.as("9", OFFICER), Map.of("name", name))).isEqualTo(numbers);
        assertThat(found(city.as("9", "discipline-officer"), Map.of("name", name)))
                .isEqualTo(numbers);
    }

    @Test
    void whoeverIsGoneIsFoundByTheirNumberAlone() {
        assertThat(found(city.as("9", OFFICER), Map.of("staffNumber", city.staff("4"))))
                .isEqualTo("4");
        assertThat(
                        Database.number(
                                "select count(*) from signer where gone and num_nonnulls(name_folded, name_initials, name_pinyin) > 0"))
                .isZero();
    }

    @Test
    void whatWasSignedUnderANumberThatWasGivenUpIsFoundByTheNameAndTheNumberThatStay() {
        city.signOwn("3").statusCode(200);
        UUID former = UUID.fromString(
                Database.text("select cadre_id::text from pledge where staff_number = '" + city.staff("3") + "'"));
        assertThat(found(city.as("9", OFFICER), Map.of("staffNumber", city.staff("7"))))
                .isEmpty();
        city.keptAs("7", city.office, former);
        assertThat(found(city.as("9", OFFICER), Map.of("name", "某"))).isEqualTo("3");
        assertThat(found(city.as("9", OFFICER), Map.of("name", "MM"))).isEqualTo("3");
        for (String number : List.of("3", "7")) {
            assertThat(found(city.as("9", OFFICER), Map.of("staffNumber", city.staff(number))))
                    .isEqualTo("3");
        }
        assertThat(found(city.as("9", OFFICER), Map.of("name", "欧阳"))).isEmpty();
        assertThat(found(city.as("1", "cadre"), Map.of("staffNumber", city.staff("7"))))
                .isEmpty();
        for (Map<String, String> asked : List.of(Map.of("name", "某"), Map.of("staffNumber", city.staff("7")))) {
            assertThat(found(city.at(city.townPath, "9", OFFICER), asked)).isEmpty();
        }
    }

    @Test
    void ofAUnitAndThoseBelowItAsFarAsTheCallerSeesThem() {
        assertThat(found(city.as("9", "auditor"), Map.of("unitPath", city.townPath)))
                .isEqualTo("1 2");
        assertThat(found(city.as("9", "auditor"), Map.of("unitPath", city.townPath + ".farm")))
                .isEqualTo("2");
        assertThat(found(city.as("9", "auditor"), Map.of("unitPath", city.path)))
                .isEqualTo("1 2 3 4");
        assertThat(found(city.at(city.townPath, "9", OFFICER), Map.of("unitPath", city.path)))
                .isEqualTo("1 2");
        assertThat(found(city.at(city.townPath, "9", OFFICER), Map.of("unitPath", city.path + ".zuzhibu")))
                .isEmpty();
        list(city.as("9", OFFICER), Map.of("unitPath", "No path")).statusCode(400);
    }

    @Test
    void nobodyIsFoundWhomTheCallerDoesNotSee() {
        assertThat(found(city.at(city.townPath, "9", OFFICER), Map.of("name", "明")))
                .isEqualTo("1");
        assertThat(found(city.at(city.townPath, "9", OFFICER), Map.of("staffNumber", city.staff("3"))))
                .isEmpty();
        assertThat(found(city.as("1", "cadre"), Map.of("staffNumber", city.staff("3"))))
                .isEmpty();
        assertThat(found(city.as("1", "cadre"), Map.of("unitPath", city.path))).isEqualTo("1");
    }

    /** An auditor reads numbers, and would learn by this whose they are. */
    @ParameterizedTest
    @ValueSource(strings = {"auditor", "cadre"})
    void whoMayNotSeeNamesDoesNotAskForThem(String role) {
        list(city.as("1", role), Map.of("name", "張")).statusCode(403).body("code", equalTo("forbidden"));
        list(city.as("1", role), Map.of("name", "張", "mine", "true")).statusCode(403);
    }

    @Test
    void whatIsAskedForGoesOnOverPagesAndNowhereElse() {
        String next = list(city.as("9", OFFICER), Map.of("name", "zw", "limit", "1"))
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        list(city.as("9", OFFICER), Map.of("name", "zw", "limit", "1", "cursor", next))
                .statusCode(200)
                .body("items", hasSize(1));
        for (Map<String, String> other : List.of(
                Map.of("cursor", next, "name", "oy"),
                Map.of("cursor", next, "name", "zw", "unitPath", city.townPath),
                Map.of("cursor", next, "name", "zw", "staffNumber", city.staff("1")))) {
            list(city.as("9", OFFICER), other).statusCode(400).body("code", equalTo("bad-cursor"));
        }
    }

    @Test
    void itTakesAsManyStatementsForManyAsForOne() {
        Map<String, String> asked = Map.of("name", "zw", "unitPath", city.townPath, "state", "DUE");
        assertThat(Stream.of("1", "50")
                        .map(limit -> StatementCount.of(
                                () -> list(city.as("9", OFFICER).queryParam("limit", limit), asked)
                                        .statusCode(200)))
                        .distinct())
                .hasSize(1);
        list(city.as("9", OFFICER), asked)
                .body("items.staffNumber", containsInAnyOrder(city.staff("1"), city.staff("2")));
        list(city.as("9", OFFICER), Map.of("name", "zw", "state", "SIGNED")).body("items", empty());
        list(city.as("9", OFFICER), Map.of("name", "張偉明", "staffNumber", city.staff("1")))
                .body("items.staffNumber", contains(city.staff("1")));
    }
}
