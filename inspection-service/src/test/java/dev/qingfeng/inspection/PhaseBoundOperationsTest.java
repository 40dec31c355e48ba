package dev.qingfeng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.platform.testing.OperationsThatReach;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever belongs to some phases is refused in all others, and told which phase it misses. */
@QuarkusTest
class PhaseBoundOperationsTest {

    private static final List<String> PHASES =
            List.of("MOBILISATION", "INSPECTION", "POLICY_ADOPTION", "DECISION", "ARCHIVED");
    private static final List<String> UNTIL_INSPECTION = List.of("MOBILISATION", "INSPECTION");
    private static final List<String> UNTIL_DECISION = List.of("INSPECTION", "POLICY_ADOPTION", "DECISION");
    private static final List<String> UNTIL_ARCHIVED =
            List.of("MOBILISATION", "INSPECTION", "POLICY_ADOPTION", "DECISION");
    private static final List<String> INSPECTION = List.of("INSPECTION");

    /** They say what a phase blocks, and refuse nothing for it. */
    private static final Set<String> BOARDS =
            Set.of("getInspectionBoard", "listInspectionBoardUnits", "watchInspectionBoard", "getStepRequirements");

    private final CityOfTests city = new CityOfTests();
    private String team = "";
    private String inspection = "";
    private String meeting = "";
    private String recusal = "";
    private String voting = "";
    private String adopted = "";
    private String round = "";
    private String form = "";

    @BeforeEach
    void begin() {
        city.founded();
        team = city.formed();
        inspection = city.inspectionOf(city.town);
        meeting = city.meeting(inspection, "1");
        recusal = city.officer()
                .body(recusal())
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        voting = city.meeting(inspection, "5");
        adopted = send("ballot-forms", questionnaire("adopted")).extract().path("id");
        send("ballot-forms/" + adopted + "/adoption", "").statusCode(200);
        round = send("ballot-rounds", round()).extract().path("id");
        form = send("ballot-forms", questionnaire("first")).extract().path("id");
    }

    private String questionnaire(String code) {
        return "{\"cycleId\":\"%s\",\"code\":\"%s\",\"purpose\":\"DISCIPLINE_QUESTIONNAIRE\"}"
                .formatted(city.cycle, code);
    }

    private String recusal() {
        return "{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                .formatted(city.cycle, city.secretary, city.farm);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private record PhaseBound(List<String> phases, Supplier<ValidatableResponse> operation) {}

    private Map<String, PhaseBound> operations() {
        String training = "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(CityOfTests.now(), city.leader);
        String notice = CityOfTests.notice(3, 0, ",\"lateReason\":\"没有网络\"");
        String grade =
                "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"AVERAGE\",\"reasons\":[{\"text\":\"依據\",\"step\":10}]}";
        Map<String, PhaseBound> all = new HashMap<>();
        all.put(
                "formTeam",
                new PhaseBound(UNTIL_INSPECTION, () -> city.form(city.team(city.secretary, List.of(), city.farm))));
        all.put(
                "recordTraining",
                new PhaseBound(UNTIL_INSPECTION, () -> send("teams/" + team + "/training", training)));
        all.put(
                "changeMembers",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send(
                                "teams/" + team + "/membership",
                                "{\"leaderId\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(city.leader, city.member))));
        all.put(
                "assignUnits",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send(
                                "cycles/" + city.cycle + "/team-assignments",
                                "{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}"
                                        .formatted(city.farm, team))));
        all.put(
                "planInspection",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send(
                                "inspections/" + inspection + "/planned-days",
                                "{\"firstDay\":\"%1$s\",\"lastDay\":\"%1$s\"}".formatted(CityOfTests.today()))));
        all.put("startFieldwork", new PhaseBound(INSPECTION, () -> send("teams/" + team + "/fieldwork", "{}")));
        all.put(
                "postNotice",
                new PhaseBound(UNTIL_INSPECTION, () -> send("inspections/" + inspection + "/notice", notice)));
        all.put(
                "recordStep",
                new PhaseBound(INSPECTION, () -> send("inspections/" + inspection + "/steps", city.step(1))));
        String steps = "inspections/" + inspection + "/steps";
        all.put(
                "startStep",
                new PhaseBound(
                        INSPECTION,
                        () -> send(
                                steps + "/1/start",
                                "{\"place\":\"会议室\",\"responsibleId\":\"%s\"}".formatted(city.member))));
        String evidence = "{\"evidence\":[" + CityOfTests.EVIDENCE + "]}";
        all.put("completeStep", new PhaseBound(INSPECTION, () -> send(steps + "/1/completion", evidence)));
        all.put("addEvidence", new PhaseBound(UNTIL_DECISION, () -> send(steps + "/1/evidence", evidence)));
        all.put("keepEvidenceFile", new PhaseBound(UNTIL_ARCHIVED, () -> upload(steps + "/1/files")));
        all.put(
                "keepNoticePhoto",
                new PhaseBound(UNTIL_ARCHIVED, () -> upload("inspections/" + inspection + "/notice/photos")));
        String findings = "inspections/" + inspection + "/findings";
        String one = findings + "/" + UUID.randomUUID();
        all.put(
                "recordFinding",
                new PhaseBound(
                        UNTIL_DECISION,
                        () -> send(
                                findings,
                                "{\"step\":7,\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"x\"}")));
        all.put(
                "correctFinding",
                new PhaseBound(
                        UNTIL_DECISION,
                        () -> send(
                                one + "/corrections",
                                "{\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"x\",\"reason\":\"y\"}")));
        all.put(
                "followUpFinding",
                new PhaseBound(
                        UNTIL_DECISION,
                        () -> send(
                                one + "/follow-ups",
                                "{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}"
                                        .formatted(city.leader))));
        all.put(
                "settleFinding",
                new PhaseBound(
                        UNTIL_DECISION, () -> send(one + "/settlement", "{\"outcome\":\"SETTLED\",\"result\":\"x\"}")));
        all.put(
                "fixDossier",
                new PhaseBound(
                        UNTIL_DECISION,
                        () -> send(
                                "inspections/" + inspection + "/dossiers/" + city.secretary + "/versions",
                                "{\"reason\":\"x\"}")));
        all.put("concludeInspection", new PhaseBound(INSPECTION, () -> city.conclude(inspection)));
        all.put("grade", new PhaseBound(INSPECTION, () -> send("inspections/" + inspection + "/evaluations", grade)));
        all.put(
                "holdTeamMeeting",
                new PhaseBound(
                        INSPECTION,
                        () -> send(
                                "inspections/" + inspection + "/team-meeting",
                                "{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[\"%s\"]}"
                                        .formatted(CityOfTests.now(), city.leader))));
        all.put(
                "formOpinion",
                new PhaseBound(
                        INSPECTION,
                        () -> send(
                                "inspections/" + inspection + "/opinions",
                                "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"AVERAGE\",\"merits\":\"長\",\"shortcomings\":\"短\"}")));
        all.put("declareRecusal", new PhaseBound(UNTIL_ARCHIVED, () -> send("recusals", recusal())));
        all.put(
                "withdrawRecusal",
                new PhaseBound(
                        UNTIL_ARCHIVED, () -> send("recusals/" + recusal + "/withdrawal", "{\"reason\":\"x\"}")));
        all.put(
                "recordThoughtTalk",
                new PhaseBound(
                        UNTIL_ARCHIVED,
                        () -> send(
                                "thought-talks",
                                "{\"cycleId\":\"%s\",\"kind\":\"THOUGHT_TALK\",\"cadreId\":\"%s\",\"talkerId\":\"%s\",\"themes\":[\"WORK\"],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\"}"
                                        .formatted(city.cycle, city.secretary, city.leader, CityOfTests.now()))));
        all.put(
                "countReportForms",
                new PhaseBound(
                        UNTIL_ARCHIVED,
                        () -> send("meetings/" + meeting + "/report-forms", "{\"issued\":1,\"returned\":1}")));
        all.putAll(operationsOfForms());
        all.putAll(operationsOfInterviews());
        all.putAll(operationsOfMeetings());
        all.putAll(operationsOfRounds());
        return all;
    }

    private Map<String, PhaseBound> operationsOfRounds() {
        String sitting = "ballot-rounds/" + round + "/sittings/1";
        String slips = "[{\"attendeeClass\":\"STAFF\",\"count\":1}]";
        return Map.of(
                "nameKeyHolders",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send(
                                "meetings/" + meeting + "/key-holders",
                                "{\"cadreIds\":[\"%1$s\",\"%1$s\",\"%1$s\"]}".formatted(city.leader))),
                "nameScrutineersAndTellers",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send(
                                "meetings/" + meeting + "/scrutineers-and-tellers",
                                "{\"scrutineerIds\":[\"%1$s\",\"%1$s\"],\"tellerIds\":[\"%1$s\",\"%1$s\"]}"
                                        .formatted(city.leader))),
                "draftBallotRound",
                new PhaseBound(INSPECTION, () -> send("ballot-rounds", round())),
                "printBallotSlips",
                new PhaseBound(INSPECTION, () -> send(sitting + "/slips", "{\"slips\":" + slips + "}")),
                "returnBallotSlips",
                new PhaseBound(INSPECTION, () -> send(sitting + "/returned-slips", "{\"credentials\":[\"x\"]}")),
                "discardBallotSlips",
                new PhaseBound(INSPECTION, () -> send(sitting + "/discarded-slips", "")),
                "openSitting",
                new PhaseBound(INSPECTION, () -> send(sitting + "/opening", "{\"drawn\":" + slips + "}")),
                "giveOutPapers",
                new PhaseBound(
                        INSPECTION, () -> send("ballot-rounds/" + round + "/papers/giving-out", "{\"givenOut\":[]}")));
    }

    private String round() {
        return "{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"]}".formatted(voting, adopted);
    }

    private Map<String, PhaseBound> operationsOfForms() {
        String path = "ballot-forms/" + form;
        String definition = city.officer()
                .get("/inspection/v1/" + path)
                .then()
                .extract()
                .asString()
                .replaceAll("^.*\"definition\":|,\"sha256\".*$", "");
        return Map.of(
                "draftBallotForm",
                new PhaseBound(UNTIL_INSPECTION, () -> send("ballot-forms", questionnaire("second"))),
                "changeBallotForm",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> city.officer()
                                .body("{\"definition\":" + definition + "}")
                                .put("/inspection/v1/" + path)
                                .then()),
                "adoptBallotForm",
                new PhaseBound(UNTIL_INSPECTION, () -> send(path + "/adoption", "")),
                "draftBallotFormEdition",
                new PhaseBound(UNTIL_INSPECTION, () -> send(path + "/editions", "")));
    }

    private Map<String, PhaseBound> operationsOfInterviews() {
        String interview =
                "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"某某\",\"organisation\":\"某某村\",\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%5$s\",\"endedAt\":\"%5$s\"}"
                        .formatted(inspection, city.leader, city.member, "", CityOfTests.now());
        String row = "%s,MASSES,,某某,某某村,%s|%s,2026-06-14T08:50,2026-06-14T08:50,补录\n"
                .formatted(inspection, city.staff("6"), city.staff("7"));
        return Map.of(
                "recordInterview",
                new PhaseBound(
                        UNTIL_DECISION,
                        () -> city.asMember()
                                .body(interview)
                                .post("/inspection/v1/interviews")
                                .then()),
                "importInterviews",
                new PhaseBound(UNTIL_DECISION, () -> city.importInterviews(row)));
    }

    private Map<String, PhaseBound> operationsOfMeetings() {
        String plan = "\"steps\":[1],\"place\":\"礼堂\",\"plannedStart\":\"%s\"".formatted(CityOfTests.now());
        String somebody = "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\"}";
        String path = "meetings/" + meeting + "/";
        String nobody = UUID.randomUUID().toString();
        String reason = "{\"reason\":\"x\"}";
        Map<String, PhaseBound> all = new HashMap<>(Map.of(
                "draftMeeting",
                new PhaseBound(
                        UNTIL_INSPECTION,
                        () -> send("meetings", "{\"inspectionId\":\"%s\",%s}".formatted(inspection, plan))),
                "planMeeting",
                new PhaseBound(UNTIL_INSPECTION, () -> send(path + "plan", "{" + plan + "}")),
                "conveneMeeting",
                new PhaseBound(UNTIL_INSPECTION, () -> send(path + "convocation", "")),
                "cancelMeeting",
                new PhaseBound(UNTIL_INSPECTION, () -> send(path + "cancellation", reason)),
                "closeAttendance",
                new PhaseBound(UNTIL_ARCHIVED, () -> send(path + "closing", "{}")),
                "addAttendee",
                new PhaseBound(UNTIL_ARCHIVED, () -> send(path + "attendees", somebody)),
                "addWalkIn",
                new PhaseBound(UNTIL_ARCHIVED, () -> send(path + "walk-ins", somebody)),
                "checkIn",
                new PhaseBound(UNTIL_ARCHIVED, () -> send(path + "check-ins", "{\"attendeeId\":\"" + nobody + "\"}")),
                "recordAbsence",
                new PhaseBound(UNTIL_ARCHIVED, () -> send(path + "attendees/" + nobody + "/absence", reason)),
                "importAttendees",
                new PhaseBound(
                        UNTIL_ARCHIVED,
                        () -> city.importAttendees("meetingId,attendeeClass,staffNumber,name,organisation\n" + meeting
                                + ",STAFF,,某某,某某厂\n"))));
        all.put(
                "takeBackCheckIn",
                new PhaseBound(
                        UNTIL_ARCHIVED, () -> send(path + "attendees/" + nobody + "/check-in-withdrawal", reason)));
        return all;
    }

    private ValidatableResponse send(String path, String body) {
        return city.officer().body(body).post("/inspection/v1/" + path).then();
    }

    private ValidatableResponse upload(String path) {
        return city.officer()
                .contentType("application/octet-stream")
                .body(CityOfTests.picture("phase"))
                .post("/inspection/v1/" + path)
                .then();
    }

    @Test
    void everyOperationThatAsksForAPhaseIsAmongThem() {
        assertThat(operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OperationsThatReach.method(getClass(), RegistryCycle.class, "unlessFrom").stream()
                                .filter(operation -> !BOARDS.contains(operation))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOBILISATION", "POLICY_ADOPTION", "DECISION", "ARCHIVED"})
    void whatBelongsToOtherPhasesIsRefused(String phase) {
        city.enter(phase, 1);
        operations().forEach((name, bound) -> {
            if (!bound.phases().contains(phase)) {
                boolean early =
                        PHASES.indexOf(phase) < PHASES.indexOf(bound.phases().get(0));
                ValidatableResponse answer = bound.operation().get();
                assertThat(answer.extract().statusCode()).as(name).isEqualTo(409);
                answer.body("code", equalTo("gate-unmet"))
                        .body(
                                "unmet.find { it.rule == 'The cycle' }.condition",
                                equalTo(early ? "phase-not-reached" : "phase-passed"))
                        .body("unmet.find { it.rule == 'The cycle' }.clause", not(""));
            }
        });
    }
}
