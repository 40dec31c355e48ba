package dev.qingfeng.inspection;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.ballot.CountedRoundOfTests;
import dev.qingfeng.inspection.climate.ClimateFreezing;
import dev.qingfeng.inspection.climate.SurveysOfTests;
import dev.qingfeng.inspection.finding.FindingReminders;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Of the audit's seals, which tell of no city; the platform's own tests hold them. */
    private static final String SEALED = "dev.qingfeng.audit.sealed.v1";

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

    /** One event. */
    private record Told(String type, String of, long version) {}

    private static Told told(String type, String of, long version) {
        return new Told("dev.qingfeng.inspection." + type + ".v1", of, version);
    }

    private interface Act {
        void by(City city) throws Exception;
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

        private final Act before;
        private final Act act;
        private final List<Told> told;

        Change(Act before, Act act, Told... told) {
            this.before = before;
            this.act = act;
            this.told = List.of(told);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldByTheseEventsAndByNoOthers(Change change) throws Exception {
        try (City city = new City(reminders, freezing)) {
            change.before.by(city);
            assertThat(TransactionWatch.takeEventFaults()).isEmpty();
            change.act.by(city);
            Set<String> transactions = new LinkedHashSet<>();
            assertThat(city.told(transactions)).containsExactlyInAnyOrderElementsOf(change.told);
            assertThat(transactions).hasSize(Math.min(change.told.size(), 1));
        }
    }

    @Test
    void everyEventOfTheContractTellsOfOneOfThem() throws IOException {
        try (Stream<Path> contract = Files.list(Path.of("contract/events"))) {
            assertThat(Stream.of(Change.values())
                            .flatMap(change -> change.told.stream())
                            .map(Told::type)
                            .filter(type -> !isOfBallots(type))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            contract.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith(".schema.json"))
                                    .map(file -> file.replace(".schema.json", ""))
                                    .filter(type -> !type.equals(SEALED))
                                    .filter(type -> !isOfBallots(type))
                                    .toList());
        }
    }

    /** A city of its own, in which things are done that others are told of. */
    private static final class City implements AutoCloseable {

        private static final String SOMEBODY = "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\"}";

        /** Each aggregate of the city, by the name that it has here: of the team that was formed first and of the town. */
        private static final String NAMES = """
            select id, 'team' from inspection_team where cycle_id = ?
            union all select id, case unit_id when ? then 'inspection' else 'other inspection' end from unit_inspection where cycle_id = ?
            union all select id, 'plan' from inspection_plan where cycle_id = ?
            union all select f.id, case when f.step is null then 'photo' else 'file' end from evidence_file f
              join unit_inspection i on i.id = f.inspection_id where i.cycle_id = ?
            union all select id, 'meeting' from meeting where cycle_id = ? and place like '礼堂_'
            union all select id, 'interview ' || row_number() over (order by id) from interview where cycle_id = ?
            union all select id, 'figures' from interview_figures where cycle_id = ?
            union all select id, 'climate' from city_climate where cycle_id = ?
            union all select id, 'talk' from thought_talk where cycle_id = ?
            union all select id, 'finding' from finding where cycle_id = ?
            union all select id, 'recusal' from recusal where cycle_id = ?
            union all select id, 'team meeting' from team_meeting where cycle_id = ?
            union all select o.id, 'opinion' from preliminary_opinion o join unit_inspection i on i.id = o.inspection_id
              where i.cycle_id = ?
            union all select id, 'evaluation' from evaluation where cycle_id = ?
            union all select id, 'dossier ' || edition from dossier_version where cycle_id = ?
            union all select id, 'board' from climate_board where cycle_id = ?
            union all select id, 'rate' from awareness_rate where cycle_id = ?
            union all select id, 'round' from ballot_round where cycle_id = ?\
            """;

        private final CityOfTests of = new CityOfTests().founded();
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

        /** What was told of the city since the last time that events were taken, and in which transactions. */
        private List<Told> told(Set<String> transactions) throws SQLException {
            Map<String, String> names = names();
            List<String> ids = new ArrayList<>(names.keySet());
            Stream.of(of.cycle, of.city, of.town, of.farm, of.office)
                    .map(UUID::toString)
                    .forEach(ids::add);
            List<Told> told = new ArrayList<>();
            for (List<String> event : rows("select transaction, type, subject, version, payload from watch.event")) {
                String subject = event.get(2);
                if (ids.stream().anyMatch((subject + event.get(4))::contains)) {
                    transactions.add(event.get(0));
                    told.add(
                            new Told(event.get(1), names.getOrDefault(subject, subject), Long.parseLong(event.get(3))));
                }
            }
            return told;
        }

        private Map<String, String> names() throws SQLException {
            List<Object> arguments = new ArrayList<>(Collections.nCopies(
                    (int) NAMES.chars().filter(each -> each == '?').count(), of.cycle));
            arguments.set(1, of.town);
            Map<String, String> names = new HashMap<>();
            rows(NAMES, arguments.toArray()).forEach(row -> names.put(row.get(0), row.get(1)));
            return names;
        }

        private String idOf(String name) throws SQLException {
            return names().entrySet().stream()
                    .filter(each -> each.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }

        private static List<List<String>> rows(String sql, Object... arguments) throws SQLException {
            try (Connection connection = Database.superuser();
                    PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setObject(i + 1, arguments[i]);
                }
                List<List<String>> rows = new ArrayList<>();
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        List<String> row = new ArrayList<>();
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            row.add(String.valueOf(found.getString(i)));
                        }
                        rows.add(row);
                    }
                }
                return rows;
            }
        }

        private ValidatableResponse post(String path, String body) {
            return of.officer().body(body).post("/inspection/v1/" + path).then();
        }

        private void form() {
            of.formed();
        }

        private void train() throws SQLException {
            of.train(idOf("team"));
        }

        private void changeMembers(String... more) throws SQLException {
            Stream<UUID> members =
                    Stream.concat(Stream.of(of.member), Stream.of(more).map(of::knownCadre));
            post(
                            "teams/" + idOf("team") + "/membership",
                            "{\"leaderId\":\"%s\",\"memberIds\":[%s]}".formatted(of.leader, CityOfTests.list(members)))
                    .statusCode(200);
        }

        private void assignFarm() throws SQLException {
            post(
                            "cycles/" + of.cycle + "/team-assignments",
                            "{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}"
                                    .formatted(of.farm, idOf("team")))
                    .statusCode(200);
        }

        private void planDays(int later) throws SQLException {
            post(
                            "inspections/" + idOf("inspection") + "/planned-days",
                            "{\"firstDay\":\"%1$s\",\"lastDay\":\"%1$s\"}"
                                    .formatted(CityOfTests.today().plusDays(later)))
                    .statusCode(200);
        }

        private void announce() throws SQLException {
            post("inspections/" + idOf("inspection") + "/notice", CityOfTests.notice(0, 4, ""))
                    .statusCode(200);
        }

        private void keep(String where) throws SQLException {
            of.asMember()
                    .contentType("application/octet-stream")
                    .body(CityOfTests.picture("scan"))
                    .post("/inspection/v1/inspections/" + idOf("inspection") + where)
                    .then()
                    .statusCode(201);
        }

        /** The first step is carried out. */
        private void begin() throws SQLException {
            of.inField();
            of.announce(idOf("inspection"));
            of.pledgePublicly(of.town);
            of.record(idOf("inspection"), of.step(1)).statusCode(200);
        }

        private void step(String path, String body) throws SQLException {
            post("inspections/" + idOf("inspection") + "/steps" + path, body).statusCode(200);
        }

        private void start(int number) throws SQLException {
            step("/" + number + "/start", "{\"place\":\"村部\",\"responsibleId\":\"%s\"}".formatted(of.member));
        }

        private String planned(String place) {
            return "\"steps\":[7],\"place\":\"%s\",\"plannedStart\":\"%s\"}".formatted(place, now());
        }

        private void draft() throws SQLException {
            post("meetings", "{\"inspectionId\":\"%s\",%s".formatted(idOf("inspection"), planned("礼堂一")))
                    .statusCode(201);
        }

        private void drafted() throws SQLException {
            form();
            draft();
        }

        private void plan(String place) throws SQLException {
            meeting("/plan", "{" + planned(place)).statusCode(200);
        }

        private void planAsItWas() throws SQLException {
            String start = of.asMember()
                    .get("/inspection/v1/meetings/" + idOf("meeting"))
                    .path("plannedStart");
            meeting("/plan", "{\"steps\":[7],\"place\":\"礼堂一\",\"plannedStart\":\"%s\"}".formatted(start))
                    .statusCode(200);
        }

        private void convened() throws SQLException {
            drafted();
            meeting("/convocation", "").statusCode(200);
        }

        private ValidatableResponse meeting(String path, String body) throws SQLException {
            return post("meetings/" + idOf("meeting") + path, body);
        }

        private void interview() throws SQLException {
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

        private void find() throws SQLException {
            post(
                            "inspections/" + idOf("inspection") + "/findings",
                            "{\"step\":7,\"category\":\"PERFORMANCE\",\"severity\":\"EARLY_SIGN\",\"found\":\"x\"}")
                    .statusCode(201);
        }

        /** The seventh step is carried out too, in which something may be found. */
        private void visit() throws SQLException {
            begin();
            step("", of.step(7));
        }

        private void found() throws SQLException {
            visit();
            find();
        }

        private void finding(String path, String body) throws SQLException {
            post("inspections/" + idOf("inspection") + "/findings/" + idOf("finding") + path, body)
                    .statusCode(200);
        }

        private void followUp() throws SQLException {
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

        private void allSteps() throws SQLException {
            begin();
            of.interview(idOf("inspection"));
            for (int number = 2; number <= 10; number++) {
                step("", of.step(number));
            }
        }

        private void concluded() {
            of.concluded();
        }

        private void count() throws SQLException {
            post("inspections/" + idOf("inspection") + "/interview-figures", "").statusCode(200);
        }

        private void opine() throws SQLException {
            of.formOpinion(idOf("inspection"), "\"subject\":\"LEADERSHIP_TEAM\"")
                    .statusCode(201);
        }

        private void grade() throws SQLException {
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
