package dev.qingfeng.inspection;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.now;

import dev.qingfeng.inspection.ballot.CountedRoundOfTests;
import dev.qingfeng.inspection.climate.ClimateFreezing;
import dev.qingfeng.inspection.climate.SurveysOfTests;
import dev.qingfeng.inspection.finding.FindingReminders;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.NamedAggregates;
import dev.qingfeng.platform.testing.StateChange;
import dev.qingfeng.platform.testing.StateChange.Act;
import dev.qingfeng.platform.testing.ToldEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each change of state tells: exactly these events, of these aggregates in these versions, in one transaction, and nothing else
 * of the city. Of some nothing is told, and that is said here too. Rounds of ballots and their forms have tests of their own, but for the
 * release of a round, which others keep.
 */
@QuarkusTest
class StateChangesIT {

    /** What is told of ballots, and of who counts them. */
    private static final Set<String> OF_BALLOTS =
            Set.of("ballot-", "key-holders-named", "scrutineers-and-tellers-named");

    private static boolean isOfBallots(String type) {
        return OF_BALLOTS.stream().anyMatch(ballots -> type.startsWith("dev.qingfeng.inspection." + ballots));
    }

    @Inject
    FindingReminders reminders;

    @Inject
    ClimateFreezing freezing;

    private static ToldEvent told(String type, String of, long version) {
        return new ToldEvent("dev.qingfeng.inspection." + type + ".v1", of, version);
    }

    @SuppressWarnings("ImmutableEnumChecker") // The acts keep nothing.
    private enum Change {
        A_TEAM_IS_FORMED(City::nothing, City::form, told("team-formed", "team", 0), told("team", "team", 0)),
        A_TEAM_IS_TRAINED(City::form, City::train, told("team-trained", "team", 1), told("team", "team", 1)),
        SOMEBODY_COMES_INTO_A_TEAM(
                City::form, city -> city.changeMembers("8"), told("team-changed", "team", 1), told("team", "team", 1)),
        NOBODY_COMES_NOR_GOES(City::form, city -> city.changeMembers()),
        A_TEAM_IS_GIVEN_A_UNIT(
                City::form, City::assignFarm, told("units-assigned", "team", 1), told("team", "team", 1)),
        A_TEAM_GOES_INTO_THE_FIELD(
                city -> {
                    city.form();
                    city.train();
                    city.of.sign(city.of.leader, city.of.member);
                },
                city -> city.post("teams/" + city.idOf("team") + "/fieldwork", "{}")
                        .statusCode(200),
                told("fieldwork-started", "team", 2),
                told("team", "team", 2)),

        DAYS_ARE_PLANNED(City::form, city -> city.planDays(0), told("inspection-planned", "plan", 0)),
        OTHER_DAYS_ARE_PLANNED(
                city -> {
                    city.form();
                    city.planDays(0);
                },
                city -> city.planDays(1),
                told("inspection-planned", "plan", 1)),
        THE_SAME_DAYS_ARE_PLANNED(
                city -> {
                    city.form();
                    city.planDays(0);
                },
                city -> city.planDays(0)),
        A_NOTICE_IS_POSTED(City::form, City::announce, told("notice-posted", "inspection", 1)),
        A_NOTICE_IS_ISSUED_ANEW(
                city -> {
                    city.form();
                    city.announce();
                },
                City::announce,
                told("notice-posted", "inspection", 2)),
        A_PHOTO_OF_THE_NOTICE_IS_KEPT(
                city -> {
                    city.form();
                    city.announce();
                },
                city -> city.keep("/notice/photos"),
                told("notice-photo-kept", "photo", 0)),

        A_STEP_STARTS(City::begin, city -> city.start(7), told("step-started", "inspection", 3)),
        A_STEP_IS_COMPLETE(
                city -> {
                    city.begin();
                    city.start(7);
                },
                city -> city.step("/7/completion", "{\"evidence\":[" + EVIDENCE + "]}"),
                told("step-recorded", "inspection", 4)),
        A_STEP_IS_RECORDED_WHOLE(
                City::begin, city -> city.step("", city.of.step(7)), told("step-recorded", "inspection", 3)),
        EVIDENCE_IS_ADDED(
                City::begin,
                city -> city.step("/1/evidence", "{\"evidence\":[" + EVIDENCE + "]}"),
                told("evidence-added", "inspection", 3)),
        A_FILE_IS_KEPT(City::begin, city -> city.keep("/steps/7/files"), told("evidence-file-kept", "file", 0)),

        A_MEETING_IS_DRAFTED(City::form, City::draft, told("meeting-planned", "meeting", 0)),
        A_DRAFT_IS_PLANNED_ANEW(City::drafted, city -> city.plan("礼堂二"), told("meeting-planned", "meeting", 1)),
        A_DRAFT_IS_PLANNED_AS_IT_WAS(City::drafted, City::planAsItWas),
        SOMEBODY_IS_EXPECTED_AND_NOBODY_IS_TOLD(
                City::drafted, city -> city.meeting("/attendees", City.SOMEBODY).statusCode(200)),
        A_MEETING_IS_CONVENED(
                City::drafted,
                city -> city.meeting("/convocation", "").statusCode(200),
                told("meeting-convened", "meeting", 1)),
        A_CONVENED_MEETING_IS_PLANNED_ANEW(
                City::convened, city -> city.plan("礼堂二"), told("meeting-convened", "meeting", 2)),
        SOMEBODY_COMES_AND_NOBODY_IS_TOLD(
                City::convened, city -> city.meeting("/walk-ins", City.SOMEBODY).statusCode(200)),
        ATTENDANCE_IS_CLOSED(
                City::convened,
                city -> city.meeting("/closing", "{}").statusCode(200),
                told("attendance-closed", "meeting", 2)),
        A_MEETING_IS_CANCELLED(
                City::convened,
                city -> city.meeting("/cancellation", "{\"reason\":\"x\"}").statusCode(200),
                told("meeting-cancelled", "meeting", 2)),
        A_DRAFT_IS_CANCELLED(
                City::drafted,
                city -> city.meeting("/cancellation", "{\"reason\":\"x\"}").statusCode(200),
                told("meeting-cancelled", "meeting", 1)),

        AN_INTERVIEW_IS_RECORDED(City::begin, City::interview, told("interview-recorded", "interview 1", 0)),
        INTERVIEWS_ARE_IMPORTED(
                City::begin,
                city -> city.of.interview(city.idOf("inspection"), 0, 2),
                told("interview-recorded", "interview 1", 0),
                told("interview-recorded", "interview 2", 0)),
        A_TALK_IS_RECORDED(City::form, City::talk, told("thought-talk-recorded", "talk", 0)),

        A_FINDING_IS_RECORDED(City::visit, City::find, told("finding-recorded", "finding", 0)),
        A_FINDING_IS_CORRECTED(
                City::found,
                city -> city.finding(
                        "/corrections",
                        "{\"category\":\"PERFORMANCE\",\"severity\":\"EARLY_SIGN\",\"found\":\"y\",\"reason\":\"z\"}"),
                told("finding-corrected", "finding", 1)),
        A_FINDING_IS_FOLLOWED_UP(City::found, City::followUp, told("finding-followed-up", "finding", 1)),
        A_FINDING_IS_SETTLED(
                city -> {
                    city.found();
                    city.followUp();
                },
                city -> city.finding("/settlement", "{\"outcome\":\"SETTLED\",\"result\":\"x\"}"),
                told("finding-settled", "finding", 2)),
        A_FINDING_FALLS_DUE(
                city -> {
                    city.found();
                    city.followUp();
                    Database.execute(
                            "update finding set due_on = ?, due_set_on = due_set_on - 90 where id = ?::uuid",
                            CityOfTests.today(),
                            city.idOf("finding"));
                },
                city -> city.reminders.remindDue(),
                told("finding-due", "finding", 2)),

        SOMEBODY_STANDS_ASIDE(City::form, City::declare, told("recusal-declared", "recusal", 0)),
        A_RECUSAL_IS_WITHDRAWN(
                city -> {
                    city.form();
                    city.declare();
                },
                city -> city.post("recusals/" + city.idOf("recusal") + "/withdrawal", "{\"reason\":\"x\"}")
                        .statusCode(200),
                told("recusal-withdrawn", "recusal", 1)),

        AN_INSPECTION_ENDS_AND_THE_DOSSIERS_ARE_FIXED(
                city -> {
                    city.allSteps();
                    city.of.closeAttendance(city.idOf("inspection"));
                },
                city -> CityOfTests.conclude(city.of.asLeader(), city.idOf("inspection"), now(), "")
                        .statusCode(200),
                told("inspection-concluded", "inspection", 12),
                told("dossier-fixed", "dossier 1", 0)),
        INTERVIEWS_ARE_COUNTED(City::concluded, City::count, told("interviews-counted", "figures", 0)),
        THE_CLIMATE_OF_THE_CITY_IS_COUNTED(
                city -> {
                    city.concluded();
                    city.count();
                },
                city -> city.post("cycles/" + city.of.cycle + "/interview-climate", "")
                        .statusCode(200),
                told("city-climate-counted", "climate", 0)),
        THE_TEAM_MEETS(
                City::concluded,
                city -> city.of.holdTeamMeeting(city.idOf("inspection")).statusCode(200),
                told("team-met", "team meeting", 1)),
        AN_OPINION_IS_FORMED(
                city -> {
                    city.concluded();
                    city.of.holdTeamMeeting(city.idOf("inspection")).statusCode(200);
                },
                City::opine,
                told("opinion-formed", "opinion", 0)),
        A_GRADE_IS_GIVEN(
                city -> {
                    city.concluded();
                    city.of.holdTeamMeeting(city.idOf("inspection")).statusCode(200);
                    city.opine();
                },
                City::grade,
                told("graded", "evaluation", 0),
                told("evaluation", "evaluation", 0)),
        A_DOSSIER_IS_FIXED_AGAIN(
                city -> {
                    city.concluded();
                    city.talk();
                },
                city -> city.of
                        .asLeader()
                        .body("{\"reason\":\"x\"}")
                        .post("/inspection/v1/inspections/" + city.idOf("inspection") + "/dossiers/" + city.of.secretary
                                + "/versions")
                        .then()
                        .statusCode(201),
                told("dossier-fixed", "dossier 2", 0)),

        A_ROUND_IS_RELEASED(
                City::counted,
                City::release,
                told("ballot-round-released", "round", 1),
                told("released-round", "round", 1)),

        THE_BOARD_OF_A_MONTH_IS_FROZEN(
                City::surveyed, City::freeze, told("climate-updated", "board", 0), told("awareness-rate", "rate", 0));

        private final StateChange<City> told;

        Change(Act<City> before, Act<City> act, ToldEvent... told) {
            this.told = new StateChange<>(before, act, told);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldByTheseEventsAndByNoOthers(Change change) throws Exception {
        try (City city = new City(reminders, freezing)) {
            change.told.carryOut(city, city.aggregates);
        }
    }

    @Test
    void everyEventOfTheContractTellsOfOneOfThem() {
        StateChange.mustTellContract(
                Stream.of(Change.values()).map(change -> change.told).toList(), StateChangesIT::isOfBallots);
    }

    /** A city of its own, in which things are done that others are told of. */
    private static final class City implements AutoCloseable {

        private static final String SOMEBODY = "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\"}";

        /** Each aggregate of the city, by the name that it has here: of the team that was formed first and of the town. */
        private static final String NAMES = """
            with city as (select ?::uuid as cycle, ?::uuid as town)
            select id, 'team' from inspection_team, city where cycle_id = cycle
            union all select id, case unit_id when town then 'inspection' else 'other inspection' end from unit_inspection, city where cycle_id = cycle
            union all select id, 'plan' from inspection_plan, city where cycle_id = cycle
            union all select f.id, case when f.step is null then 'photo' else 'file' end from evidence_file f
              join unit_inspection i on i.id = f.inspection_id join city on i.cycle_id = cycle
            union all select id, 'meeting' from meeting, city where cycle_id = cycle and place like '礼堂_'
            union all select id, 'interview ' || row_number() over (order by id) from interview, city where cycle_id = cycle
            union all select id, 'figures' from interview_figures, city where cycle_id = cycle
            union all select id, 'climate' from city_climate, city where cycle_id = cycle
            union all select id, 'talk' from thought_talk, city where cycle_id = cycle
            union all select id, 'finding' from finding, city where cycle_id = cycle
            union all select id, 'recusal' from recusal, city where cycle_id = cycle
            union all select id, 'team meeting' from team_meeting, city where cycle_id = cycle
            union all select o.id, 'opinion' from preliminary_opinion o join unit_inspection i on i.id = o.inspection_id
              join city on i.cycle_id = cycle
            union all select id, 'evaluation' from evaluation, city where cycle_id = cycle
            union all select id, 'dossier ' || edition from dossier_version, city where cycle_id = cycle
            union all select id, 'board' from climate_board, city where cycle_id = cycle
            union all select id, 'rate' from awareness_rate, city where cycle_id = cycle
            union all select id, 'round' from ballot_round, city where cycle_id = cycle\
            """;

        private final CityOfTests of = new CityOfTests().founded();
        private final NamedAggregates aggregates =
                new NamedAggregates(List.of(of.cycle, of.city, of.town, of.farm, of.office), NAMES, of.cycle, of.town);
        private final FindingReminders reminders;
        private final ClimateFreezing freezing;
        private UUID month = UUID.randomUUID();
        private @Nullable CountedRoundOfTests round;

        private City(FindingReminders reminders, ClimateFreezing freezing) {
            this.reminders = reminders;
            this.freezing = freezing;
        }

        @Override
        public void close() {
            of.close();
        }

        private void nothing() {}

        private String idOf(String name) {
            return aggregates.idOf(name);
        }

        private ValidatableResponse post(String path, String body) {
            return of.officer().body(body).post("/inspection/v1/" + path).then();
        }

        private void form() {
            of.formed();
        }

        private void train() {
            of.train(idOf("team"));
        }

        private void changeMembers(String... more) {
            Stream<UUID> members =
                    Stream.concat(Stream.of(of.member), Stream.of(more).map(of::knownCadre));
            post(
                            "teams/" + idOf("team") + "/membership",
                            "{\"leaderId\":\"%s\",\"memberIds\":[%s]}".formatted(of.leader, CityOfTests.list(members)))
                    .statusCode(200);
        }

        private void assignFarm() {
            post(
                            "cycles/" + of.cycle + "/team-assignments",
                            "{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}"
                                    .formatted(of.farm, idOf("team")))
                    .statusCode(200);
        }

        private void planDays(int later) {
            post(
                            "inspections/" + idOf("inspection") + "/planned-days",
                            "{\"firstDay\":\"%1$s\",\"lastDay\":\"%1$s\"}"
                                    .formatted(CityOfTests.today().plusDays(later)))
                    .statusCode(200);
        }

        private void announce() {
            post("inspections/" + idOf("inspection") + "/notice", CityOfTests.notice(0, 4, ""))
                    .statusCode(200);
        }

        private void keep(String where) {
            of.asMember()
                    .contentType("application/octet-stream")
                    .body(CityOfTests.picture("scan"))
                    .post("/inspection/v1/inspections/" + idOf("inspection") + where)
                    .then()
                    .statusCode(201);
        }

        /** The first step is carried out. */
        private void begin() {
            of.inField();
            of.announce(idOf("inspection"));
            of.pledgePublicly(of.town);
            of.record(idOf("inspection"), of.step(1)).statusCode(200);
        }

        private void step(String path, String body) {
            post("inspections/" + idOf("inspection") + "/steps" + path, body).statusCode(200);
        }

        private void start(int number) {
            step("/" + number + "/start", "{\"place\":\"村部\",\"responsibleId\":\"%s\"}".formatted(of.member));
        }

        private String planned(String place) {
            return "\"steps\":[7],\"place\":\"%s\",\"plannedStart\":\"%s\"}".formatted(place, now());
        }

        private void draft() {
            post("meetings", "{\"inspectionId\":\"%s\",%s".formatted(idOf("inspection"), planned("礼堂一")))
                    .statusCode(201);
        }

        private void drafted() {
            form();
            draft();
        }

        private void plan(String place) {
            meeting("/plan", "{" + planned(place)).statusCode(200);
        }

        private void planAsItWas() {
            String start = of.asMember()
                    .get("/inspection/v1/meetings/" + idOf("meeting"))
                    .path("plannedStart");
            meeting("/plan", "{\"steps\":[7],\"place\":\"礼堂一\",\"plannedStart\":\"%s\"}".formatted(start))
                    .statusCode(200);
        }

        private void convened() {
            drafted();
            meeting("/convocation", "").statusCode(200);
        }

        private ValidatableResponse meeting(String path, String body) {
            return post("meetings/" + idOf("meeting") + path, body);
        }

        private void interview() {
            of.asMember()
                    .body(
                            "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"某某\",\"organisation\":\"某某村\",\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\"}"
                                    .formatted(idOf("inspection"), of.leader, of.member, now()))
                    .post("/inspection/v1/interviews")
                    .then()
                    .statusCode(201);
        }

        private void talk() {
            post(
                            "thought-talks",
                            "{\"cycleId\":\"%s\",\"kind\":\"THOUGHT_TALK\",\"cadreId\":\"%s\",\"talkerId\":\"%s\",\"themes\":[\"WORK\"],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\"}"
                                    .formatted(of.cycle, of.secretary, of.leader, now()))
                    .statusCode(201);
        }

        private void find() {
            post(
                            "inspections/" + idOf("inspection") + "/findings",
                            "{\"step\":7,\"category\":\"PERFORMANCE\",\"severity\":\"EARLY_SIGN\",\"found\":\"x\"}")
                    .statusCode(201);
        }

        /** The seventh step is carried out too, in which something may be found. */
        private void visit() {
            begin();
            step("", of.step(7));
        }

        private void found() {
            visit();
            find();
        }

        private void finding(String path, String body) {
            post("inspections/" + idOf("inspection") + "/findings/" + idOf("finding") + path, body)
                    .statusCode(200);
        }

        private void followUp() {
            finding(
                    "/follow-ups",
                    "{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":5}".formatted(of.leader));
        }

        private void declare() {
            post(
                            "recusals",
                            "{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                                    .formatted(of.cycle, of.member, of.town))
                    .statusCode(201);
        }

        private void allSteps() {
            begin();
            of.interview(idOf("inspection"));
            for (int number = 2; number <= 10; number++) {
                step("", of.step(number));
            }
        }

        private void concluded() {
            of.concluded();
        }

        private void count() {
            post("inspections/" + idOf("inspection") + "/interview-figures", "").statusCode(200);
        }

        private void opine() {
            of.formOpinion(idOf("inspection"), "\"subject\":\"LEADERSHIP_TEAM\"")
                    .statusCode(201);
        }

        private void grade() {
            of.asLeader()
                    .body(
                            "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"AVERAGE\",\"reasons\":[{\"text\":\"依據\",\"step\":10}]}")
                    .post("/inspection/v1/inspections/" + idOf("inspection") + "/evaluations")
                    .then()
                    .statusCode(201);
        }

        private void counted() {
            form();
            round = new CountedRoundOfTests(of, of.town, List.of(of.secretary));
        }

        private void release() {
            Objects.requireNonNull(round).certify().statusCode(200);
        }

        private void surveyed() {
            form();
            SurveysOfTests surveys = new SurveysOfTests(of);
            surveys.questionnaire(of.town, 57, 20);
            month = surveys.told(YearMonth.now(ZoneId.of("Asia/Shanghai")));
        }

        private void freeze() {
            freezing.freeze(month);
        }
    }
}
