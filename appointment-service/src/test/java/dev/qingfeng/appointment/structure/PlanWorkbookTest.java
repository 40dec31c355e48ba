package dev.qingfeng.appointment.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan, what it makes of the leadership teams, and who is on them then: one workbook for the committee's table. */
@QuarkusTest
class PlanWorkbookTest {

    @Inject
    SheetWriter files;

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();

    @BeforeEach
    void aDeputyBecomesSecretary() {
        plan = transition.begun().decisive().plan();
        UUID deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition
                .propose(
                        plan,
                        deputy,
                        "PROMOTION",
                        ", \"toPostKind\": \"PARTY_SECRETARY\", \"toRank\": \"SECTION\", \"reason\": \"=1+1\"")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private String address() {
        return "/appointment/v1/plans/" + plan + "/exports/xlsx?effectiveOn=2026-06-01";
    }

    private ReadableWorkbook workbook() throws IOException {
        byte[] file = transition
                .as("committee-member")
                .get(address())
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"plan-%s.xlsx\"".formatted(plan)))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
        return new ReadableWorkbook(new ByteArrayInputStream(file));
    }

    private static List<List<String>> lines(ReadableWorkbook workbook, String sheet) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read().stream()
                .map(row -> IntStream.range(0, row.getCellCount())
                        .mapToObj(row::getCellText)
                        .toList())
                .toList();
    }

    private String number(String number) {
        return transition.city.staffPrefix + "-" + number;
    }

    @Test
    void aWorkbookHasThePlanTheStructureAndTheNewTeams() throws IOException {
        try (ReadableWorkbook workbook = workbook()) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("Moves", "Structure", "New leadership teams");
            assertThat(lines(workbook, "Moves"))
                    .containsExactly(
                            List.of(
                                    "Staff number",
                                    "Name",
                                    "Move",
                                    "Method",
                                    "From unit",
                                    "From post",
                                    "From rank",
                                    "To unit",
                                    "To post",
                                    "To rank",
                                    "Reason"),
                            List.of(
                                    number("1"),
                                    "某某",
                                    "promotion",
                                    "",
                                    "清泉鎮",
                                    deputyHead(),
                                    "deputy section",
                                    "清泉鎮",
                                    secretary(),
                                    "section",
                                    "=1+1"));
            assertThat(lines(workbook, "Structure"))
                    .contains(
                            List.of("Unit", "Feature", "Value", "Before", "After"),
                            List.of("the city", "members", "all", "2", "2"),
                            List.of("清泉鎮", "came from", "the same unit", "0", "1"),
                            List.of("清泉鎮", "age", "46 to 50", "2", "2"));
            assertThat(lines(workbook, "New leadership teams"))
                    .hasSize(3)
                    .element(1)
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .startsWith("清泉鎮", secretary(), number("1"), "某某")
                    .endsWith("the same unit", "0", "new");
        }
    }

    private String secretary() {
        return label("PARTY_SECRETARY");
    }

    private String deputyHead() {
        return label("DEPUTY_HEAD_OF_GOVERNMENT");
    }

    /** As the vocabulary has it. */
    private String label(String post) {
        return transition
                .as("auditor")
                .get("/appointment/v1/vocabularies/post-kinds")
                .then()
                .extract()
                .path("terms.find { it.code == '%s' && it.unitKind == 'TOWN' }.label".formatted(post));
    }

    /** A sheet is written in pieces once it is long. */
    @Test
    void aLongSheetIsFollowedByAnother() throws IOException {
        List<StructureRow> many = IntStream.range(0, 2_500)
                .mapToObj(figure -> new StructureRow("清泉鎮", "年齡", "31至35歲", figure, figure))
                .toList();
        byte[] file = files.report(
                        List.of(
                                new SheetWriter.Rows<>(StructureRow.class, many),
                                new SheetWriter.Rows<>(PlannedMoveRow.class, List.of())),
                        "long",
                        Language.EN)
                .getEntity();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(lines(workbook, "Structure"))
                    .hasSize(2_501)
                    .last()
                    .isEqualTo(List.of("清泉鎮", "年齡", "31至35歲", "2499", "2499"));
            assertThat(lines(workbook, "Moves")).hasSize(1);
        }
    }

    @Test
    void nobodyTakesItAlongWithoutATrace() throws IOException {
        workbook().close();
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Plan'"
                                + " and record_id = ?",
                        plan.toString()))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoSeesThePlanTakesIt() {
        new CityOfTests().founded().as("auditor").get(address()).then().statusCode(404);
        transition.as("discipline-officer").get(address()).then().statusCode(403);
    }
}
