package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has not signed is phoned through with a workbook, unit by unit, by those who may see names. */
@QuarkusTest
class MissingSignersWorkbookTest {

    private static final String OFFICER = "organization-officer";
    private static final List<String> HEADER = List.of("unitPath", "unitName", "category", "staffNumber", "name");

    private final RegistryOfTests city = new RegistryOfTests();

    @BeforeEach
    void fourAreToSignAndOneHas() {
        city.founded();
        for (String category : List.of("LEADING_CADRE", "ORGANISATION_STAFF")) {
            city.openCampaign(category, city.adoptText(category).id(), "2199-12-31")
                    .statusCode(201);
        }
        city.knownCadre("8", city.office, "LEADING_CADRE", "ORGANISATION_STAFF");
        city.knownCadre("9", city.town, "LEADING_CADRE");
        city.knownCadre("10", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", city.cycle) == 4);
        city.signOwn("10").statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private List<List<String>> lines(RequestSpecification as, String query) throws IOException {
        byte[] workbook = as.get(address(query))
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"missing-signers.xlsx\""))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
        try (ReadableWorkbook file = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return file.getFirstSheet().read().stream()
                    .map(row -> IntStream.range(0, row.getCellCount())
                            .mapToObj(row::getCellText)
                            .toList())
                    .toList();
        }
    }

    private String address(String query) {
        return "/pledge/v1/cycles/" + city.cycle + "/coverage/missing/exports/xlsx" + query;
    }

    private List<String> line(String unitPath, String category, String number) {
        return List.of(unitPath, "單位", category, city.staff(number), "某某");
    }

    @Test
    void itNamesWhoeverIsMissingInTheUnitsThatTheOfficerSees() throws IOException {
        List<String> ofTown = line(city.townPath, "LEADING_CADRE", "9");
        List<String> asLeader = line(city.path + ".zuzhibu", "LEADING_CADRE", "8");
        List<String> asStaff = line(city.path + ".zuzhibu", "ORGANISATION_STAFF", "8");
        assertThat(lines(city.as("1", OFFICER), "")).containsExactly(HEADER, ofTown, asLeader, asStaff);
        assertThat(lines(city.at(city.townPath, "1", "discipline-officer"), "")).containsExactly(HEADER, ofTown);
        assertThat(lines(city.as("1", OFFICER), "?unitId=" + city.office)).containsExactly(HEADER, asLeader, asStaff);
        assertThat(lines(city.as("1", OFFICER), "?category=ORGANISATION_STAFF")).containsExactly(HEADER, asStaff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "cadre"})
    void whoMayNotSeeNamesDoesNotGetIt(String role) {
        city.as("1", role).get(address("")).then().statusCode(403);
    }

    @Test
    void thereIsNoneOfWhatTheCallerDoesNotSee() {
        city.at("elsewhere", "1", OFFICER).get(address("")).then().statusCode(404);
        city.at(city.townPath, "1", OFFICER)
                .get(address("?unitId=" + city.office))
                .then()
                .statusCode(404);
    }

    @Test
    void itTakesAsManyStatementsForManyAsForOne() {
        assertThat(statements("")).isEqualTo(statements("?unitId=" + city.town));
    }

    private long statements(String query) {
        return StatementCount.of(
                () -> city.as("1", OFFICER).get(address(query)).then().statusCode(200));
    }
}
