package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.PERHAPS_LATE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.OperationsThatReach;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever comes to stand aside from a unit in the field writes nothing of its inspection any more; their team goes on. */
@QuarkusTest
class RecusedWriterTest {

    private static final String MEETINGS = "/inspection/v1/meetings/";

    /** Of rounds of ballots, which cost a hall each to set up. */
    private static final Set<String> OF_ROUNDS = Set.of(
            "draftBallotRound",
            "openSitting",
            "endSitting",
            "sealBallotRound",
            "certifyBallotRound",
            "voidBallotRound",
            "printBallotSlips",
            "discardBallotSlips",
            "returnBallotSlips",
            "giveOutPapers",
            "countPapers",
            "enterPapers",
            "recordPapers",
            "beginBoxOpening");

    /** All others, and why. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("importInterviews", "takes none of their rows, as below"),
            Map.entry("fixDossier", "they do not read it either, as below"),
            Map.entry("countInterviewClimate", "of all units, see CityClimateReadersTest"),
            Map.entry("fetchRoundKey", "who holds a key does not stand aside"),
            Map.entry("handInRoundKey", "nor does who hands it in"),
            Map.entry("castBallot", "voters"),
            Map.entry("castBallotPage", "voters"),
            Map.entry("showBallotPaper", "voters"),
            Map.entry("showBallotPage", "voters"),
            Map.entry("setUpDesk", "a machine in a hall, by a code"),
            Map.entry("draftBallotForm", "of a cycle"),
            Map.entry("changeBallotForm", "of a cycle"),
            Map.entry("adoptBallotForm", "of a cycle"),
            Map.entry("draftBallotFormEdition", "of a cycle"),
            Map.entry("recordThoughtTalk", "of a cycle"),
            Map.entry("declareRecusal", "how they come to stand aside"),
            Map.entry("withdrawRecusal", "not their own"),
            Map.entry("formTeam", "nobody is in a team of a unit from which they stand aside"),
            Map.entry("assignUnits", "nor comes to be"),
            Map.entry("changeMembers", "nor comes to be"),
            Map.entry("recordTraining", "of a team, whatever its units"),
            Map.entry("startFieldwork", "not while one of it stands aside"));

    private final CityOfTests city = new CityOfTests();
    private final UUID attendee = UUID.randomUUID();
    private UUID third = UUID.randomUUID();
    private String team = "";
    private String inspection = "";
    private String meeting = "";

    @BeforeEach
    void goIntoTheFieldAndBegin() {
        city.founded();
        third = city.knownCadre("8");
        team = city.form(city.team(List.of(city.member, third), city.town))
                .statusCode(201)
                .extract()
                .path("id");
        city.train(team);
        send(
                        city.officer(),
                        "teams/" + team + "/training",
                        "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), third))
                .statusCode(200);
        city.sign(city.leader, city.member, third);
        send(city.asLeader(), "teams/" + team + "/fieldwork", "{}").statusCode(200);
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        meeting = city.officer()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .path("items[0].id");
        city.record(inspection, city.step(1)).statusCode(200);
        start(7).statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static ValidatableResponse send(RequestSpecification who, String path, String body) {
        return who.body(body).post("/inspection/v1/" + path).then();
    }

    /** Whoever declares below: of the team, and an officer of the whole city too. */
    private RequestSpecification recused() {
        return city.at(city.path, "7", TEAM_MEMBER, TEAM_LEADER, ORGANIZATION_OFFICER);
    }

    private ValidatableResponse start(int step) {
        return send(
                recused(),
                "inspections/%s/steps/%d/start".formatted(inspection, step),
                "{\"place\":\"村部\",\"responsibleId\":\"%s\"}".formatted(third));
    }

    private ValidatableResponse upload(String where) {
        return recused()
                .contentType("application/octet-stream")
                .body(CityOfTests.picture("scan"))
                .post("/inspection/v1/inspections/" + inspection + where)
                .then();
    }

    private ValidatableResponse ofMeeting(String what, String body) {
        return send(recused(), "meetings/" + meeting + what, body);
    }

    private ValidatableResponse of(String what, String body) {
        return send(recused(), "inspections/" + inspection + what, body);
    }

    private ValidatableResponse importing(String what, String rows) {
        return recused()
                .contentType("text/csv")
                .body(rows)
                .post("/inspection/v1/" + what + "/imports")
                .then();
    }

    /** By their operationIds. */
    private Map<String, Supplier<ValidatableResponse>> whatTheyWrite() {
        Map<String, Supplier<ValidatableResponse>> all = new LinkedHashMap<>();
        all.putAll(ofSteps());
        all.putAll(ofMeetings());
        all.putAll(ofFindings());
        all.putAll(afterwards());
        return all;
    }

    private Map<String, Supplier<ValidatableResponse>> ofSteps() {
        String steps = "/steps";
        String evidence = "{\"evidence\":[%s]}".formatted(EVIDENCE);
        return Map.of(
                "startStep",
                () -> start(8),
                "completeStep",
                () -> of(steps + "/7/completion", evidence),
                "recordStep",
                () -> of(steps, city.step(9, now().toString(), now().toString(), third, "[%s]".formatted(EVIDENCE))),
                "addEvidence",
                () -> of(steps + "/1/evidence", evidence),
                "keepEvidenceFile",
                () -> upload("/steps/9/files"),
                "keepNoticePhoto",
                () -> upload("/notice/photos"),
                "planInspection",
                () -> of(
                        "/planned-days", "{\"firstDay\":\"%1$s\",\"lastDay\":\"%1$s\"}".formatted(CityOfTests.today())),
                "postNotice",
                () -> of("/notice", CityOfTests.notice(0, 3, "")));
    }

    private Map<String, Supplier<ValidatableResponse>> ofMeetings() {
        String somebody = "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\"}";
        String planned = "\"steps\":[2],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}".formatted(now());
        String reason = "{\"reason\":\"改期\"}";
        Map<String, Supplier<ValidatableResponse>> all = new LinkedHashMap<>();
        all.put(
                "draftMeeting",
                () -> send(recused(), "meetings", "{\"inspectionId\":\"%s\",%s".formatted(inspection, planned)));
        all.put("planMeeting", () -> ofMeeting("/plan", "{" + planned));
        all.put("conveneMeeting", () -> ofMeeting("/convocation", "{}"));
        all.put(
                "closeAttendance",
                () -> ofMeeting("/closing", "{\"startedAt\":\"%1$s\",\"occurredAt\":\"%1$s\"}".formatted(now())));
        all.put("cancelMeeting", () -> ofMeeting("/cancellation", reason));
        all.put("addAttendee", () -> ofMeeting("/attendees", somebody));
        all.put("addWalkIn", () -> ofMeeting("/walk-ins", somebody));
        all.put("checkIn", () -> ofMeeting("/check-ins", "{\"attendeeId\":\"" + attendee + "\"}"));
        all.put("recordAbsence", () -> ofMeeting("/attendees/" + attendee + "/absence", reason));
        all.put("takeBackCheckIn", () -> ofMeeting("/attendees/" + attendee + "/check-in-withdrawal", reason));
        all.put(
                "importAttendees",
                () -> importing(
                        "meeting-attendees",
                        "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n" + meeting
                                + ",STAFF,,某某,某某厂,,\n"));
        all.put("nameKeyHolders", () -> ofMeeting("/key-holders", "{\"cadreIds\":[%s]}".formatted(three())));
        all.put(
                "nameScrutineersAndTellers",
                () -> ofMeeting(
                        "/scrutineers-and-tellers",
                        "{\"scrutineerIds\":[%1$s],\"tellerIds\":[%1$s]}".formatted(three())));
        all.put("countReportForms", () -> ofMeeting("/report-forms", "{\"issued\":3,\"returned\":2}"));
        return all;
    }

    /** Of nobody: who asks is looked at before them. */
    private static String three() {
        return CityOfTests.list(Stream.generate(UUID::randomUUID).limit(3));
    }

    private Map<String, Supplier<ValidatableResponse>> ofFindings() {
        String weighed = "\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"x\"";
        String one = "/findings/" + UUID.randomUUID();
        return Map.of(
                "recordFinding",
                () -> of("/findings", "{\"step\":7,%s}".formatted(weighed)),
                "correctFinding",
                () -> of(one + "/corrections", "{%s,\"reason\":\"y\"}".formatted(weighed)),
                "followUpFinding",
                () -> of(
                        one + "/follow-ups",
                        "{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(city.leader)),
                "settleFinding",
                () -> of(one + "/settlement", "{\"outcome\":\"SETTLED\",\"result\":\"x\"}"));
    }

    private Map<String, Supplier<ValidatableResponse>> afterwards() {
        String opinion = "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"AVERAGE\",%s}";
        return Map.of(
                "recordInterview",
                () -> send(
                        recused(),
                        "interviews",
                        "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"某某\",\"organisation\":\"某某村\",\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\"}"
                                .formatted(inspection, city.leader, third, now())),
                "countInterviews",
                () -> of("/interview-figures", ""),
                "concludeInspection",
                () -> of("/conclusion", "{\"occurredAt\":\"%s\"}".formatted(now())),
                "holdTeamMeeting",
                () -> of(
                        "/team-meeting",
                        "{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[\"%s\"]}"
                                .formatted(now(), city.leader)),
                "formOpinion",
                () -> of("/opinions", opinion.formatted("\"merits\":\"長\",\"shortcomings\":\"短\"")),
                "grade",
                () -> of("/evaluations", opinion.formatted("\"reasons\":[{\"text\":\"依據\",\"step\":10}]")));
    }

    private void declare(UUID cadre) {
        declare(cadre, city.town);
    }

    private void declare(UUID cadre, UUID unit) {
        send(
                        city.officer(),
                        "recusals",
                        "{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                                .formatted(city.cycle, cadre, unit))
                .statusCode(201);
    }

    /** Every operation that writes. */
    private static Set<String> writing() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(CityOfTests.class.getPackageName())
                        .stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Operation.class)
                                && method.getAnnotations().stream()
                                        .anyMatch(annotation -> annotation
                                                        .getRawType()
                                                        .isAnnotatedWith(HttpMethod.class)
                                                && !annotation.getRawType().isEquivalentTo(GET.class)))
                        .map(method ->
                                method.getAnnotationOfType(Operation.class).operationId())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyOperationThatWritesOfAUnitIsAmongThem() {
        Set<String> ofRounds = OperationsThatReach.method(CityOfTests.class, CallersRecusal.class, "requireNone");
        assertThat(ofRounds).as("guarded, and shown by the tests of ballots").containsAll(OF_ROUNDS);
        Set<String> said = new TreeSet<>(whatTheyWrite().keySet());
        said.addAll(OF_ROUNDS);
        said.addAll(OTHERWISE.keySet());
        assertThat(writing()).containsExactlyElementsOf(said);
    }

    @Test
    void whoeverStandsAsideWritesNothingOfTheInspectionAndTheTeamGoesOn() {
        declare(city.member);
        Map<String, String> answers = new LinkedHashMap<>();
        whatTheyWrite().forEach((what, written) -> {
            ValidatableResponse answer = written.get();
            answers.put(
                    what, answer.extract().statusCode() + " " + answer.extract().path("code"));
        });
        assertThat(answers)
                .allSatisfy((what, answer) -> assertThat(answer).as(what).isEqualTo("409 member-recused"));
        importing(
                        "interviews",
                        "inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason\n"
                                + "%s,MASSES,,某某,某某村,%s|%s,%4$s,%4$s,补录\n"
                                        .formatted(inspection, city.staff("6"), city.staff("8"), "2026-06-14T08:50"))
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
        of("/dossiers/" + city.secretary + "/versions", "{\"reason\":\"x\"}")
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
        send(
                        city.at(city.officePath, "8", TEAM_MEMBER),
                        "inspections/" + inspection + "/steps/7/completion",
                        "{\"evidence\":[%s]}".formatted(EVIDENCE))
                .statusCode(200);
    }

    @Test
    void whoeverStandsAsideEntersNobodyOnceAttendanceIsClosedEither() {
        Instant before = now();
        send(city.officer(), "meetings/" + meeting + "/closing", "{}").statusCode(200);
        declare(city.member);
        String forgotten =
                "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\",\"occurredAt\":\"%s\"%s}"
                        .formatted(before, PERHAPS_LATE);
        ofMeeting("/walk-ins", forgotten).statusCode(409).body("code", equalTo("member-recused"));
        send(city.at(city.officePath, "8", TEAM_MEMBER), "meetings/" + meeting + "/walk-ins", forgotten)
                .statusCode(200);
    }

    @Test
    void aLeaderWhoStandsAsideAnnouncesNothingAndAnOfficerDoes() {
        UUID waiting = city.knownUnit("TOWN");
        UUID alone = city.knownCadre("11");
        city.form(city.team(alone, List.of(), waiting)).statusCode(201);
        String announced = city.inspectionOf(waiting);
        declare(alone, waiting);
        String notice = "inspections/" + announced + "/notice";
        send(city.at(city.officePath, "11", TEAM_LEADER), notice, CityOfTests.notice(0, 3, ""))
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.condition", contains("declared"));
        send(city.officer(), notice, CityOfTests.notice(0, 3, "")).statusCode(200);
    }

    /** Trained and signed, to come in the member's place. */
    private UUID inTheirPlace(String number) {
        UUID substitute = city.knownCadre(number);
        send(
                        city.officer(),
                        "teams/" + team + "/training",
                        "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), substitute))
                .statusCode(200);
        city.sign(substitute);
        return substitute;
    }

    private ValidatableResponse replaceMemberBy(UUID substitute) {
        return send(
                city.officer(),
                "teams/" + team + "/membership",
                "{\"leaderId\":\"%s\",\"memberIds\":[\"%s\",\"%s\"]}".formatted(city.leader, third, substitute));
    }

    @Test
    void aMemberWhoStandsAsideIsReplacedInTheFieldAndOnlyWhatHasNotBegunWaitsForAnotherNotice() {
        send(
                        city.officer(),
                        "cycles/" + city.cycle + "/team-assignments",
                        "{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}".formatted(city.farm, team))
                .statusCode(200);
        String ofFarm = city.inspectionOf(city.farm);
        send(city.asLeader(), "inspections/" + ofFarm + "/notice", CityOfTests.notice(0, 3, ""))
                .statusCode(200);
        declare(city.member, city.farm);
        UUID kin = inTheirPlace("10");
        declare(kin, city.farm);
        replaceMemberBy(kin).statusCode(409).body("code", equalTo("member-recused"));
        replaceMemberBy(inTheirPlace("11")).statusCode(200);
        city.officer().get("/inspection/v1/teams/" + team + "/conflicts").then().body("conflicts", empty());
        String step = city.step(8, now().toString(), now().toString(), third, "[%s]".formatted(EVIDENCE));
        send(city.at(city.officePath, "8", TEAM_MEMBER), "inspections/" + inspection + "/steps", step)
                .statusCode(200);
        send(city.asLeader(), "inspections/" + ofFarm + "/steps", step)
                .statusCode(409)
                .body("unmet.condition", hasItem("notice-names-another-team"));
        send(city.asLeader(), "inspections/" + ofFarm + "/notice", CityOfTests.notice(0, 3, ""))
                .statusCode(200);
        send(city.asLeader(), "inspections/" + ofFarm + "/steps", step)
                .statusCode(409)
                .body("unmet.condition", not(hasItem("notice-names-another-team")));
    }

    @Test
    void whoeverStandsAsideDoesNotReadWhoComesNorWhoReports() {
        declare(city.member);
        for (String what : List.of("/attendees", "/attendance-list", "/report-forms")) {
            recused().get(MEETINGS + meeting + what).then().statusCode(403).body("code", equalTo("stands-aside"));
            city.at(city.officePath, "8", TEAM_MEMBER)
                    .get(MEETINGS + meeting + what)
                    .then()
                    .statusCode(200);
        }
    }
}
