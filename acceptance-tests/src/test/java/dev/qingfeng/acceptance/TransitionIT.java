package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole transition, from the first inspection team to the events that payroll reads, through all four services. */
@ExtendWith(QingfengExtension.class)
class TransitionIT {

    private final Qingfeng qingfeng;
    private final PlayedTransition transition;

    TransitionIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.transition = qingfeng.transition();
    }

    @Test
    void whatTheRulesForbidIsRefusedOnTheWay() {
        assertThat(transition.told())
                .anyMatch(line -> line.startsWith("Fieldwork refused: gate-unmet"))
                .anyMatch(line ->
                        line.startsWith("The democratic assessment is refused before the public pledge: gate-unmet")
                                && line.endsWith("public-pledge-missing"))
                .anyMatch(
                        line -> line.startsWith("The step of interviews is refused before forty people are interviewed:"
                                + " gate-unmet, too-few-interviewees"))
                .anyMatch(line ->
                        line.startsWith("The end of an inspection is refused while nobody sees to what was found:"
                                + " gate-unmet, finding-not-followed-up"))
                .anyMatch(line -> line.startsWith("A plan with two promotions has") && line.contains("P1"))
                .anyMatch(line -> line.startsWith("A decision on it is refused: gate-unmet"))
                .anyMatch(line -> line.startsWith("Checked against the ten principles"))
                .anyMatch(line -> line.startsWith("A decision of today") && line.contains("notice-too-short"))
                .anyMatch(line -> line.startsWith("The result of a congress") && line.contains("post-not-elected"));
    }

    @Test
    void everyUnitIsInspectedInAllItsSteps() {
        JsonNode board = inspections("inspection-board");
        assertThat(board.required("lines"))
                .hasSize(21)
                .allSatisfy(line -> assertThat(line.required("state").asText())
                        .as(line.toString())
                        .isEqualTo("CONCLUDED"));
        assertThat(board.required("steps"))
                .hasSize(10)
                .allSatisfy(step -> assertThat(step.required("done").asInt())
                        .as(step.toString())
                        .isEqualTo(21));
    }

    @Test
    void oneTimetableHoldsAllInspectionsWithTheirTeamsAndMeetings() {
        JsonNode schedule = inspections("schedule");
        assertThat(schedule.required("items"))
                .hasSize(21)
                .allSatisfy(entry -> assertThat(entry.required("meetings").size())
                        .as(entry.toString())
                        .isPositive());
    }

    @Test
    void secretBallotsAreCountedAndTheirFiguresAreForFew() {
        Api officer = qingfeng.as("organization-officer", "inspection-service");
        JsonNode rounds = officer.get("/inspection/v1/ballot-rounds").accepted().required("items");
        assertThat(rounds).hasSize(1);
        JsonNode round = rounds.get(0);
        assertThat(round.required("state").asText()).isEqualTo("CERTIFIED");
        int ballots = round.required("ballots").asInt();
        String path = "/inspection/v1/ballot-rounds/" + round.required("id").asText();
        assertThat(officer.get(path + "/result").accepted().required("ballots").asInt())
                .isEqualTo(ballots)
                .isPositive();
        assertThat(qingfeng.as("team-leader", "inspection-service")
                        .get(path + "/result")
                        .status())
                .isEqualTo(403);
        JsonNode box = qingfeng.as("cadre", "inspection-service")
                .get("/inspection/v1/ballot-boxes/" + round.required("id").asText())
                .accepted();
        assertThat(box.required("checkCodes")).hasSize(ballots);
        assertThat(box.has("questions")).isFalse();
        assertThat(qingfeng.as("committee-member", "inspection-service")
                        .get(path + "/result")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsReleasedOfARoundFitsWhenItIsAddedUpAnew(@TempDir Path folder) throws IOException, InterruptedException {
        Api officer = qingfeng.as("organization-officer", "inspection-service");
        JsonNode round = officer.get("/inspection/v1/ballot-rounds")
                .accepted()
                .required("items")
                .get(0);
        String id = round.required("id").asText();
        save(folder, "box.json", officer.get("/inspection/v1/ballot-boxes/" + id));
        save(folder, "result.json", officer.get("/inspection/v1/ballot-rounds/" + id + "/result"));
        save(
                folder,
                "form.json",
                officer.get("/inspection/v1/ballot-forms/"
                        + round.required("formId").asText()));
        Process recount = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of(System.getProperty("qingfeng.root"), "recount/target/recount.jar")
                                .toString(),
                        "box.json",
                        "result.json",
                        "form.json")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(recount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(recount.waitFor()).as(said).isZero();
    }

    private static void save(Path folder, String name, Answer answer) throws IOException {
        Files.writeString(folder.resolve(name), answer.accepted().toString());
    }

    @Test
    void whoIsClearedTakesOfficeInTheRegistry() {
        assertThat(transition.appointments().stream()
                        .collect(Collectors.groupingBy(TransitionIT::state, Collectors.counting())))
                .isEqualTo(Map.of("EFFECTIVE", 4L, "SUSPENDED", 1L, "SUPERSEDED", 1L, "DECIDED", 1L));
        for (JsonNode appointment : transition.appointments()) {
            if (state(appointment).equals("EFFECTIVE")) {
                JsonNode cadre = qingfeng.as("registry-admin", "appointment-service")
                        .get("/appointment/v1/cadres/"
                                + appointment.required("cadreId").asText())
                        .accepted();
                assertThat(cadre.required("unitId"))
                        .isEqualTo(appointment.required("to").required("unitId"));
                assertThat(cadre.path("postId"))
                        .isEqualTo(appointment.required("to").path("postId"));
            }
        }
    }

    @Test
    void whoIsNominatedTakesOfficeOnceTheCongressHasElectedThem() {
        assertThat(transition.appointments().stream()
                        .filter(appointment ->
                                appointment.path("filledBy").asText().equals("ELECTION"))
                        .collect(Collectors.toMap(TransitionIT::state, TransitionIT::elected)))
                .isEqualTo(Map.of("EFFECTIVE", "true", "SUPERSEDED", "false", "DECIDED", ""));
        for (JsonNode appointment : transition.appointments()) {
            boolean ahead = state(appointment).equals("DECIDED");
            assertThat(appointment.required("awaitsElection").asBoolean()).isEqualTo(ahead);
            if (ahead || state(appointment).equals("SUPERSEDED")) {
                JsonNode cadre = qingfeng.as("registry-admin", "appointment-service")
                        .get("/appointment/v1/cadres/"
                                + appointment.required("cadreId").asText())
                        .accepted();
                assertThat(cadre.required("postId"))
                        .isEqualTo(appointment.required("from").required("postId"));
            }
        }
    }

    @Test
    void payrollIsToldOfEachAppointment() {
        try (OutsideConsumer payroll = OutsideConsumer.of(qingfeng, "qingfeng.appointment.decisions.v1")) {
            for (JsonNode appointment : transition.appointments()) {
                Event event = payroll.await(tells(appointment));
                assertThat(event.payload().required("cadreId")).isEqualTo(appointment.required("cadreId"));
            }
        }
    }

    @Test
    void aTransitionIsPlayedOnce() {
        assertThat(transition.toldAgain()).singleElement().asString().contains("nothing is played");
    }

    @Test
    void aListIsWalkedWithoutGapOrRepetitionWhileItGrows() {
        assertThat(transition.walks().faults()).isEmpty();
        assertThat(transition.walks().grown()).contains("listTeams", "listInspections", "listPublicPledges");
    }

    private JsonNode inspections(String of) {
        Api officer = qingfeng.as("organization-officer", "inspection-service");
        String cycle = officer.get("/inspection/v1/teams")
                .accepted()
                .at("/items/0/cycleId")
                .asText();
        return officer.get("/inspection/v1/cycles/%s/%s".formatted(cycle, of)).accepted();
    }

    private static String state(JsonNode appointment) {
        return appointment.required("state").asText();
    }

    private static String elected(JsonNode appointment) {
        return appointment.at("/election/elected").asText();
    }

    private static Predicate<Event> tells(JsonNode appointment) {
        return event -> event.key().equals(appointment.required("id").asText())
                && event.payload().required("state").equals(appointment.required("state"))
                && event.payload().at("/election/elected").equals(appointment.at("/election/elected"));
    }
}
