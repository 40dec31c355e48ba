package dev.qingfeng.appointment;

import static dev.qingfeng.appointment.TransitionOfTests.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.appointment.appointment.Effects;
import dev.qingfeng.appointment.duplicate.MergesOfTests;
import dev.qingfeng.appointment.importjob.DueImports;
import dev.qingfeng.appointment.unitchange.DueUnitChanges;
import dev.qingfeng.appointment.unitchange.UnitChangesOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.NamedAggregates;
import dev.qingfeng.platform.testing.StateChange;
import dev.qingfeng.platform.testing.StateChange.Act;
import dev.qingfeng.platform.testing.ToldEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each change of state tells: exactly these events, of these aggregates in these versions, in one transaction, and nothing else
 * of the city. Of some nothing is told, and that is said here too.
 */
@QuarkusTest
class StateChangesIT {

    private static final String OFFICER = "organization-officer";
    private static final String DEPUTY = "DEPUTY_HEAD_OF_GOVERNMENT";
    private static final String TO_SECRETARY = ", \"toPostKind\": \"PARTY_SECRETARY\"";
    private static final String TO_DEPUTIES = ", \"toPostKind\": \"" + DEPUTY + "\"";
    private static final String TO_COMMITTEE = ", \"toPostKind\": \"PARTY_COMMITTEE_MEMBER\"";

    @Inject
    Effects effects;

    @Inject
    DueUnitChanges dueUnitChanges;

    @Inject
    DueImports dueImports;

    private static ToldEvent told(String type, String of, long version) {
        return new ToldEvent("dev.qingfeng.appointment." + type + ".v1", of, version);
    }

    /** The state of something in the registry, named as what it is the state of. */
    private static ToldEvent state(String of, long version) {
        return new ToldEvent("dev.qingfeng.registry." + of.split(" ", 2)[0] + ".v1", of, version);
    }

    @SuppressWarnings("ImmutableEnumChecker") // The acts keep nothing.
    private enum Change {
        UNITS_COME(
                City::nothing,
                City::sendUnits,
                state("unit city", 0),
                state("unit qingquan", 0),
                state("unit zuzhibu", 0)),
        A_UNIT_IS_CORRECTED(City::found, city -> city.units(city.of.town + ",清泉镇,TOWN"), state("unit qingquan", 1)),
        UNITS_ARE_AS_THE_FILE_SAYS(City::found, City::sendUnits),
        POSTS_COME(
                City::sendUnits,
                city -> city.posts("PARTY_SECRETARY,1", DEPUTY + ",2"),
                state("post PARTY_SECRETARY", 0),
                state("post " + DEPUTY, 0)),
        A_QUOTA_CHANGES(
                City::found, city -> city.posts("PARTY_SECRETARY,1", DEPUTY + ",3"), state("post " + DEPUTY, 1)),

        CADRES_COME(City::found, City::twoCome, state("cadre 8", 0), state("cadre 9", 0)),
        CADRES_ARE_AS_THE_FILE_SAYS(City::twoAreThere, City::twoCome),
        A_FILE_OF_CADRES_IS_TRIED(City::found, city -> city.send("cadres", "?dryRun=true", city.two())),
        A_CADRE_COMES_INTO_A_POST(
                City::twoAreThere, city -> city.transition.cadre("8", city.of.town, DEPUTY), state("cadre 8", 1)),
        A_CADRE_LEAVES_THE_POST(
                city -> {
                    city.twoAreThere();
                    city.transition.cadre("8", city.of.town, DEPUTY);
                },
                city -> city.transition.cadre("8", city.of.town, ""),
                state("cadre 8", 2)),
        A_CADRE_IS_CORRECTED(City::twoAreThere, city -> city.correct("8", "1981-05-01"), state("cadre 8", 1)),
        A_CADRE_IS_CORRECTED_TO_WHAT_WAS_SAID(City::twoAreThere, city -> city.correct("8", "1980-05-01")),
        CADRES_WAIT_TO_BE_IMPORTED(City::found, City::keepCadres),
        WAITING_CADRES_ARE_IMPORTED(
                city -> {
                    city.found();
                    city.keepCadres();
                },
                city -> city.dueImports.runDue(),
                state("cadre 8", 0),
                state("cadre 9", 0)),

        SOMEBODY_IS_KIN(City::twoAreThere, city -> city.kin("8", "9"), state("cadre 8", 1), state("cadre 9", 1)),
        THEY_ARE_KIN_ALREADY(City::theyAreKin, city -> city.kin("9", "8")),
        A_FILE_OF_KIN_HAS_PARTS_AND_EACH_IS_TOLD(
                City::twoAreThere,
                city -> city.kin("8", "9", "8", "C1", "8", "C2"),
                state("cadre 8", 1),
                state("cadre 9", 1),
                state("cadre C1", 1),
                state("cadre 8", 2),
                state("cadre C2", 1)),
        A_KINSHIP_IS_TAKEN_BACK(
                City::theyAreKin, city -> city.takeBack("kinships"), state("cadre 8", 2), state("cadre 9", 2)),
        A_YEAR_IS_ASSESSED(City::twoAreThere, City::assess, state("cadre 8", 1)),
        THE_ASSESSMENT_IS_TAKEN_BACK(
                city -> {
                    city.twoAreThere();
                    city.assess();
                },
                city -> city.takeBack("annual-assessments"),
                state("cadre 8", 2)),
        A_TENURE_OF_THE_PAST_IS_RECORDED(City::twoAreThere, City::holdInThePast, state("cadre 8", 1)),
        THE_TENURE_IS_TAKEN_BACK(
                city -> {
                    city.twoAreThere();
                    city.holdInThePast();
                },
                city -> city.takeBack("tenures"),
                state("cadre 8", 2)),
        A_WISH_IS_STATED_AND_NOBODY_IS_TOLD(
                City::twoAreThere,
                city -> city.send(
                        "wishes",
                        "",
                        "staffNumber,kind,statedOn,withdrawnOn\n%s,SECONDMENT,2026-01-15,\n"
                                .formatted(city.number("8")))),
        A_TIME_OF_THE_CAREER_IS_RECORDED_AND_NOBODY_IS_TOLD(
                City::twoAreThere,
                city -> city.send(
                        "career-entries",
                        "",
                        "staffNumber,since,until,unitName,post\n%s,2002-07-01,,某局,科員\n".formatted(city.number("8")))),
        AN_ACCOUNT_IS_GRANTED_AND_NOBODY_IS_TOLD(
                City::twoAreThere,
                city -> city.send(
                        "accounts", "", "staffNumber,roles,scopePath\n%s,TEAM_MEMBER,\n".formatted(city.number("8")))),

        TWO_ARE_ONE(City::twoAreThere, City::merge, state("cadre 8", 1), state("cadre 9", 1)),
        TWO_ARE_ONE_WHO_HAS_KIN(
                city -> {
                    city.twoAreThere();
                    city.kin("9", "C1");
                },
                City::merge,
                state("cadre 8", 1),
                state("cadre 9", 2),
                state("cadre C1", 2)),
        TWO_ARE_ONE_AND_A_POST_COMES_ALONG(
                city -> {
                    city.twoAreThere();
                    city.transition.cadre("9", city.of.town, DEPUTY);
                },
                City::merge,
                state("cadre 8", 1),
                state("cadre 9", 2)),
        THREE_ARE_ONE_AND_WHO_WAS_MERGED_BEFORE_IS_NOT_TOLD_AGAIN(
                city -> {
                    city.twoAreThere();
                    city.transition.cadre("7", city.of.town, "");
                    city.merges.merge("9", "7").statusCode(200);
                },
                City::merge,
                state("cadre 8", 1),
                state("cadre 9", 2)),

        A_YEAR_BEGINS(City::found, city -> city.days("05-01,HOLIDAY"), state("calendar 2031", 0)),
        A_DAY_OF_THE_YEAR_CHANGES(
                city -> {
                    city.found();
                    city.days("05-01,HOLIDAY");
                },
                city -> city.days("05-01,WORKDAY"),
                state("calendar 2031", 1)),
        A_FILE_OF_DAYS_HAS_PARTS_AND_EACH_IS_TOLD(
                City::found,
                city -> city.days("10-01,HOLIDAY", "10-02,HOLIDAY", "10-03,HOLIDAY"),
                state("calendar 2031", 0),
                state("calendar 2031", 1)),
        THE_YEAR_IS_AS_THE_FILE_SAYS(
                city -> {
                    city.found();
                    city.days("05-01,HOLIDAY");
                },
                city -> city.days("05-01,HOLIDAY")),

        A_CYCLE_BEGINS(City::found, City::beginCycle, state("cycle", 0)),
        A_CYCLE_COMES_IN_A_FILE(City::found, city -> city.sendCycle("換屆"), state("cycle", 0)),
        A_CYCLE_IS_CALLED_OTHERWISE(
                city -> {
                    city.found();
                    city.sendCycle("換屆");
                },
                city -> city.sendCycle("鄉鎮換屆"),
                state("cycle", 1)),
        A_CYCLE_IS_PLANNED(City::begin, city -> city.planCycle("2026-07-31"), state("cycle", 1)),
        A_CYCLE_IS_PLANNED_ANEW(
                city -> {
                    city.begin();
                    city.planCycle("2026-07-31");
                },
                city -> city.planCycle("2026-08-31"),
                state("cycle", 2)),
        A_CYCLE_IS_PLANNED_AS_IT_WAS(
                city -> {
                    city.begin();
                    city.planCycle("2026-07-31");
                },
                city -> city.planCycle("2026-07-31")),
        A_CYCLE_COMES_TO_ITS_NEXT_PHASE(
                City::begin, city -> city.transition.enter("INSPECTION").statusCode(200), state("cycle", 1)),
        A_CYCLE_IS_ARCHIVED(
                City::decisive, city -> city.transition.enter("ARCHIVED").statusCode(200), state("cycle", 4)),

        A_UNIT_IS_RENAMED(
                City::begin,
                city -> city.change("RENAMING", city.changes.named("清泉街道"), today()),
                told("unit-change-progressed", "change", 0),
                state("unit qingquan", 1)),
        A_UNIT_TAKES_ALL_BELOW_IT_ALONG(
                City::twoTowns,
                city -> city.change("MOVE", city.changes.into(city.changes.east), today()),
                told("unit-change-progressed", "change", 0),
                state("unit qingquan", 1),
                state("unit caizheng", 1)),
        A_UNIT_IS_MERGED_AND_WHOEVER_SERVED_THERE_GOES_ALONG(
                city -> {
                    city.twoTowns();
                    city.twoCome();
                },
                city -> city.change("MERGER", city.changes.into(city.changes.east), today()),
                told("unit-change-progressed", "change", 0),
                state("unit qingquan", 1),
                state("unit caizheng", 1),
                state("cadre 8", 1),
                state("cadre 9", 1)),
        A_UNIT_CHANGE_IS_PLANNED(
                City::begin,
                city -> city.change("RENAMING", city.changes.named("清泉街道"), city.nextYear),
                told("unit-change-progressed", "change", 0)),
        A_UNIT_CHANGE_IS_WITHDRAWN(
                City::renamingIsPlanned, City::withdrawUnitChange, told("unit-change-progressed", "change", 1)),
        THE_DAY_OF_A_UNIT_CHANGE_COMES(
                City::renamingIsPlanned,
                city -> city.dayOfUnitChangeComes("EFFECTIVE", null),
                told("unit-change-progressed", "change", 1),
                state("unit qingquan", 1)),
        A_UNIT_CHANGE_IS_HELD_UP(
                city -> city.planRenaming("清泉鎮"),
                city -> city.dayOfUnitChangeComes("PLANNED", "unit-change-changes-nothing"),
                told("unit-change-progressed", "change", 1)),
        A_UNIT_CHANGE_IS_STILL_HELD_UP(City::unitChangeIsHeldUp, city -> city.dueUnitChanges.carryOutDue()),
        A_UNIT_CHANGE_THAT_IS_HELD_UP_IS_WITHDRAWN(
                City::unitChangeIsHeldUp, City::withdrawUnitChange, told("unit-change-progressed", "change", 2)),

        A_GRADE_IS_GIVEN_AND_NOBODY_IS_TOLD(
                City::begin, city -> city.transition.graded(null, "LEADERSHIP_TEAM", "FAIRLY_GOOD")),
        A_CADRE_IS_CLEARED_AND_NOBODY_IS_TOLD(
                city -> {
                    city.begin();
                    city.twoCome();
                },
                city -> city.transition.clearance(city.cadre("8"), true, 1)),

        A_POLICY_IS_DRAFTED(
                City::begin, city -> city.transition.draftedPolicy(), told("policy-drafted", "policy 1", 0)),
        A_POLICY_IS_TUNED(City::policyIsDrafted, city -> city.tune(30), told("policy-tuned", "policy 1", 1)),
        A_POLICY_IS_TUNED_TO_WHAT_IT_WAS(
                city -> {
                    city.policyIsDrafted();
                    city.tune(30);
                },
                city -> city.tune(30)),
        A_POLICY_IS_ADOPTED(City::policyIsReady, city -> city.vote("FOR"), told("policy-adopted", "policy 1", 1)),
        A_POLICY_IS_REJECTED(City::policyIsReady, city -> city.vote("AGAINST"), told("policy-rejected", "policy 1", 1)),

        A_PLAN_IS_DRAFTED(City::decisive, City::plan, told("plan-drafted", "plan 1", 0)),
        A_MOVE_IS_PROPOSED(City::planned, city -> city.propose("8", "REMOVAL", ""), told("plan-changed", "plan 1", 1)),
        A_MOVE_IS_WITHDRAWN(City::removalIsProposed, City::withdrawMove, told("plan-changed", "plan 1", 2)),
        A_PLAN_IS_BRANCHED(
                City::removalIsProposed,
                city -> city.post(OFFICER, "plans/" + city.plan + "/branches", "{\"name\": \"備選方案\"}")
                        .statusCode(201),
                told("plan-drafted", "branch", 0)),
        A_PLAN_IS_CHECKED(
                City::removalIsProposed,
                city -> city.post(OFFICER, "plans/" + city.plan + "/checks", "{}")
                        .statusCode(201),
                told("plan-checked", "check 1", 0)),
        A_PLAN_IS_SUBMITTED(
                City::removalIsProposed,
                City::submit,
                told("plan-checked", "check 1", 0),
                told("plan-submitted", "plan 1", 2)),
        A_PLAN_IS_TAKEN_BACK(
                city -> {
                    city.removalIsProposed();
                    city.submit();
                },
                City::takeBackPlan,
                told("plan-taken-back", "plan 1", 3)),

        A_WAIVER_IS_PROPOSED(City::planned, City::proposeWaiver, told("waiver-progressed", "waiver", 0)),
        A_WAIVER_IS_GRANTED(
                City::waiverIsProposed, city -> city.changeWaiver("grant"), told("waiver-progressed", "waiver", 1)),
        A_WAIVER_IS_WITHDRAWN_BEFORE_IT_IS_GRANTED(
                City::waiverIsProposed,
                city -> city.changeWaiver("withdrawal"),
                told("waiver-progressed", "waiver", 1)),
        A_GRANTED_WAIVER_IS_WITHDRAWN(
                city -> {
                    city.waiverIsProposed();
                    city.changeWaiver("grant");
                },
                city -> city.changeWaiver("withdrawal"),
                told("waiver-progressed", "waiver", 2)),

        A_PLAN_IS_APPROVED(
                City::changeOfPlacesIsProposed,
                City::decide,
                told("plan-checked", "check 1", 0),
                told("plan-decided", "plan 1", 3),
                told("decision", "appointment 1 of 8", 0),
                told("decision", "appointment 1 of 9", 0)),
        A_PLAN_THAT_LIES_WITH_THE_COMMITTEE_IS_APPROVED(
                city -> {
                    city.removalIsProposed();
                    city.submit();
                },
                City::decide,
                told("plan-checked", "check 2", 0),
                told("plan-decided", "plan 1", 3),
                told("decision", "appointment 1 of 8", 0)),
        A_PLAN_IS_REJECTED(
                City::removalIsProposed,
                City::reject,
                told("plan-checked", "check 1", 0),
                told("plan-decided", "plan 1", 2)),
        WHAT_IS_AHEAD_IS_SUPERSEDED_BY_A_LATER_DECISION(
                city -> {
                    city.removalIsDecided();
                    city.plan();
                    city.propose("8", "RETENTION", "");
                },
                City::decide,
                told("plan-checked", "check 2", 0),
                told("plan-decided", "plan 2", 2),
                told("decision", "appointment 1 of 8", 1),
                told("decision", "appointment 2 of 8", 0)),

        A_REMOVAL_TAKES_EFFECT(
                City::removalIsDecided,
                city -> city.dayComes("8", "EFFECTIVE"),
                told("decision", "appointment 1 of 8", 1),
                state("cadre 8", 1)),
        TWO_CHANGE_PLACES(
                city -> {
                    city.changeOfPlacesIsProposed();
                    city.decide();
                },
                city -> {
                    city.dayComes("8", "EFFECTIVE");
                    city.awaitState("9", "EFFECTIVE");
                },
                told("decision", "appointment 1 of 8", 1),
                told("decision", "appointment 1 of 9", 1),
                state("cadre 8", 1),
                state("cadre 9", 1)),
        A_RETENTION_TAKES_EFFECT_AND_THE_CADRE_STAYS(
                city -> city.decided("RETENTION", ""),
                city -> city.dayComes("8", "EFFECTIVE"),
                told("decision", "appointment 1 of 8", 1)),
        A_PROMOTION_IS_SUSPENDED(
                city -> city.decided("PROMOTION", ", \"toRank\": \"SECTION\""),
                city -> city.dayComes("8", "SUSPENDED"),
                told("decision", "appointment 1 of 8", 1)),
        A_SUSPENDED_PROMOTION_IS_LOOKED_AT_AGAIN(City::promotionIsSuspended, city -> city.effects.takeDue()),
        A_SUSPENDED_PROMOTION_TAKES_EFFECT(
                City::promotionIsSuspended,
                city -> {
                    city.transition.clearance(city.cadre("8"), true, 1);
                    city.awaitState("8", "EFFECTIVE");
                },
                told("decision", "appointment 1 of 8", 2),
                state("cadre 8", 1)),
        WHOEVER_FINDS_THE_POST_FULL_IS_HELD_UP(
                City::postIsFull, city -> city.dayComes("8", "SUSPENDED"), told("decision", "appointment 1 of 8", 1)),
        THE_POST_IS_STILL_FULL(City::postIsFoundFull, city -> city.effects.takeDue()),
        WHOEVER_FOUND_THE_POST_FULL_HAS_MOVED_MEANWHILE(
                City::postIsFoundFull, City::movesMeanwhile, told("decision", "appointment 1 of 8", 2)),

        SOMEBODY_IS_ELECTED(
                City::nominationIsDecided,
                city -> city.recordElection(true),
                told("election-recorded", "appointment 1 of 8", 1),
                told("decision", "appointment 1 of 8", 1)),
        SOMEBODY_IS_NOT_ELECTED(
                City::nominationIsDecided,
                city -> city.recordElection(false),
                told("election-recorded", "appointment 1 of 8", 1),
                told("decision", "appointment 1 of 8", 1)),
        WHOEVER_WAS_ELECTED_TAKES_OFFICE(
                city -> {
                    city.nominationIsDecided();
                    city.recordElection(true);
                },
                city -> city.dayComes("8", "EFFECTIVE"),
                told("decision", "appointment 1 of 8", 2),
                state("cadre 8", 1));

        private final StateChange<City> told;

        Change(Act<City> before, Act<City> act, ToldEvent... told) {
            this.told = new StateChange<>(before, act, told);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldByTheseEventsAndByNoOthers(Change change) throws Exception {
        try (City city = new City(effects, dueUnitChanges, dueImports)) {
            change.told.carryOut(city, city.aggregates);
        }
    }

    @Test
    void everyEventOfTheContractTellsOfOneOfThem() {
        StateChange.mustTellContract(
                Stream.of(Change.values()).map(change -> change.told).toList(), type -> false);
    }

    /** A city of its own, in which things are done that others are told of; whoever is meant is number 8. */
    private static final class City implements AutoCloseable {

        /** Each aggregate of the city, by the name that it has here. */
        private static final String NAMES = """
            with u as (select *, subpath(path, -1)::text as label from unit where path <@ ?::ltree),
              c as (select cadre.*, split_part(staff_number, '-', 2) as number from cadre join u on u.id = cadre.unit_id),
              y as (select transition_cycle.* from transition_cycle join u on u.id = transition_cycle.unit_id)
            select id, 'unit ' || case nlevel(path) when 1 then 'city' else regexp_replace(label, '_[0-9a-f]{8}$', '') end from u
            union all select p.id, 'post ' || p.kind from post p join u on u.id = p.unit_id
            union all select id, 'cadre ' || number from c
            union all select d.id, 'calendar ' || d.year from calendar_year d join u on u.id = d.unit_id
            union all select id, 'cycle' from y
            union all select e.id, 'change' from unit_change e join u on u.id = e.unit_id
            union all select p.id, 'policy ' || p.edition from policy p join y on y.id = p.cycle_id
            union all select p.id, 'plan ' || row_number() over (order by p.id) from plan p join y on y.id = p.cycle_id
              where p.branched_from_id is null
            union all select p.id, 'branch' from plan p join y on y.id = p.cycle_id where p.branched_from_id is not null
            union all select k.id, 'check ' || row_number() over (order by k.id) from plan_check k join y on y.id = k.cycle_id
            union all select w.id, 'waiver' from waiver w join y on y.id = w.cycle_id
            union all select a.id, 'appointment ' || row_number() over (partition by c.id order by a.id) || ' of ' || c.number
              from appointment a join c on c.id = a.cadre_id\
            """;

        private final TransitionOfTests transition = new TransitionOfTests();
        private final CityOfTests of = transition.city;
        private final UnitChangesOfTests changes = new UnitChangesOfTests(transition);
        private final MergesOfTests merges = new MergesOfTests(of);
        private final NamedAggregates aggregates = new NamedAggregates(List.of(), NAMES, of.path);
        private final Effects effects;
        private final DueUnitChanges dueUnitChanges;
        private final DueImports dueImports;
        private final LocalDate nextYear = today().plusYears(1);
        private UUID plan = UUID.randomUUID();

        private City(Effects effects, DueUnitChanges dueUnitChanges, DueImports dueImports) {
            this.effects = effects;
            this.dueUnitChanges = dueUnitChanges;
            this.dueImports = dueImports;
            // So that what a test that failed has left is not run here.
            Database.execute("delete from import_file");
        }

        @Override
        public void close() {
            transition.close();
        }

        private void nothing() {}

        private ValidatableResponse post(String role, String address, String body) {
            return transition
                    .as(role)
                    .header("If-Match", "*")
                    .body(body)
                    .post("/appointment/v1/" + address)
                    .then();
        }

        private void delete(String role, String address, int status) {
            transition
                    .as(role)
                    .header("If-Match", "*")
                    .delete("/appointment/v1/" + address)
                    .then()
                    .statusCode(status);
        }

        private void send(String list, String query, String csv) {
            of.send(list, query, csv).statusCode(200);
        }

        private String number(String number) {
            return of.staffPrefix + "-" + number;
        }

        private UUID cadre(String number) {
            return UUID.fromString(aggregates.idOf("cadre " + number));
        }

        private void units(String... rows) {
            send("units", "", "path,name,kind\n" + String.join("\n", rows) + "\n");
        }

        private void sendUnits() {
            units(of.path + ",明川市,CITY", of.town + ",清泉鎮,TOWN", transition.office + ",組織部,CITY_DIRECT");
        }

        private void posts(String... rows) {
            StringBuilder file = new StringBuilder("unitPath,kind,quota\n");
            for (String row : rows) {
                file.append(of.town).append(',').append(row).append('\n');
            }
            send("posts", "", file.toString());
        }

        private void found() {
            of.founded();
        }

        private void begin() {
            transition.begun();
        }

        private void beginCycle() {
            post(
                            "registry-admin",
                            "cycles",
                            "{\"code\": \"%s\", \"name\": \"換屆\", \"unitPath\": \"%s\"}"
                                    .formatted(cycleCode(), of.path))
                    .statusCode(201);
        }

        private void sendCycle(String name) {
            send("cycles", "", "code,name,unitPath\n%s,%s,%s\n".formatted(cycleCode(), name, of.path));
        }

        private String cycleCode() {
            return "c-" + of.path.substring(5, 25);
        }

        private void planCycle(String lastDay) {
            transition
                    .as(OFFICER)
                    .header("If-Match", "*")
                    .body("""
                            {"phases": [{"phase": "MOBILISATION", "firstDay": "2026-03-02", "lastDay": "2026-04-12"},
                              {"phase": "INSPECTION", "firstDay": "2026-04-13", "lastDay": "2026-05-31"},
                              {"phase": "POLICY_ADOPTION", "firstDay": "2026-06-01", "lastDay": "2026-06-14"},
                              {"phase": "DECISION", "firstDay": "2026-06-15", "lastDay": "%s"}]}""".formatted(lastDay))
                    .put("/appointment/v1/cycles/" + transition.cycle + "/calendar")
                    .then()
                    .statusCode(200);
        }

        private void days(String... rows) {
            StringBuilder file = new StringBuilder("unitPath,date,kind,name\n");
            for (String row : rows) {
                file.append(of.path).append(",2031-").append(row).append(",國慶節\n");
            }
            send("calendars", "", file.toString());
        }

        private String two() {
            return CityOfTests.CADRE_HEADER + transition.row("8", of.town, "") + transition.row("9", of.town, "");
        }

        private void twoCome() {
            send("cadres", "", two());
        }

        private void twoAreThere() {
            begin();
            twoCome();
        }

        private void keepCadres() {
            of.as("registry-admin")
                    .contentType("text/csv; charset=UTF-8")
                    .body(two())
                    .post("/appointment/v1/import-jobs?kind=CADRES")
                    .then()
                    .statusCode(201);
        }

        private void correct(String number, String birthDate) {
            post("registry-admin", "cadres/" + cadre(number) + "/corrections", """
                            {"name": "某某", "birthDate": "%s", "sex": "MALE", "education": "MASTER", "reason": "檔案有誤"}""".formatted(birthDate))
                    .statusCode(200);
        }

        /** Pairs of numbers. */
        private void kin(String... numbers) {
            StringBuilder file = new StringBuilder("staffNumber,kinStaffNumber,relation\n");
            for (int i = 0; i < numbers.length; i += 2) {
                file.append("%s,%s,SIBLING\n".formatted(number(numbers[i]), number(numbers[i + 1])));
            }
            send("kinships", "", file.toString());
        }

        private void theyAreKin() {
            twoAreThere();
            kin("8", "9");
        }

        private void assess() {
            send("annual-assessments", "", "staffNumber,year,grade\n%s,2024,COMPETENT\n".formatted(number("8")));
        }

        private void holdInThePast() {
            send(
                    "tenures",
                    "",
                    "staffNumber,unitPath,postKind,since,until\n%s,%s,%s,2015-01-01,2016-01-01\n"
                            .formatted(number("8"), of.town, DEPUTY));
        }

        /** The only one of the list. */
        private void takeBack(String list) {
            String id = of.as("auditor").get("/appointment/v1/" + list).path("items[0].id");
            delete("registry-admin", list + "/" + id, 204);
        }

        private void merge() {
            merges.merge("8", "9").statusCode(200);
        }

        private void twoTowns() {
            begin();
            changes.twoTowns();
        }

        private void change(String kind, String fields, LocalDate on) {
            changes.change(of.town, kind, fields, on.toString()).statusCode(201);
        }

        private void planRenaming(String name) {
            begin();
            change("RENAMING", changes.named(name), nextYear);
        }

        private void renamingIsPlanned() {
            planRenaming("清泉街道");
        }

        private void withdrawUnitChange() {
            post("registry-admin", "unit-changes/" + aggregates.idOf("change") + "/withdrawal", "")
                    .statusCode(200);
        }

        private void dayOfUnitChangeComes(String state, @Nullable String obstacle) {
            String id = aggregates.idOf("change");
            Database.execute("update unit_change set effective_on = ? where id = ?::uuid", today(), id);
            changes.awaitState(dueUnitChanges, id, state, obstacle);
        }

        private void unitChangeIsHeldUp() {
            planRenaming("清泉鎮");
            dayOfUnitChangeComes("PLANNED", "unit-change-changes-nothing");
        }

        private void policyIsDrafted() {
            begin();
            transition.draftedPolicy();
        }

        private void tune(int weight) {
            transition
                    .as(OFFICER)
                    .header("If-Match", "*")
                    .body("{\"values\": {\"P4.weight\": %d}, \"exclusions\": []}".formatted(weight))
                    .put("/appointment/v1/policies/" + aggregates.idOf("policy 1"))
                    .then()
                    .statusCode(200);
        }

        private void policyIsReady() {
            begin();
            transition.inspected().enter("POLICY_ADOPTION").statusCode(200);
            transition.draftedPolicy();
        }

        private void vote(String vote) {
            transition
                    .adopt(
                            UUID.fromString(aggregates.idOf("policy 1")),
                            transition.adoption().replace(transition.everyoneFor(), everyone(vote)))
                    .statusCode(200);
        }

        private String everyone(String vote) {
            return TransitionOfTests.votes(transition.committee, transition.committee, vote);
        }

        private void decisive() {
            begin();
            transition.decisive();
        }

        private void plan() {
            plan = transition.plan();
        }

        /** Number 8 is a deputy, whose plan is made. */
        private void planned() {
            decisive();
            transition.cadre("8", of.town, DEPUTY);
            plan();
        }

        private void propose(String number, String kind, String rest) {
            transition.propose(plan, cadre(number), kind, rest).statusCode(201);
        }

        private void removalIsProposed() {
            planned();
            propose("8", "REMOVAL", "");
        }

        private void withdrawMove() {
            String move = of.as("auditor")
                    .get("/appointment/v1/plans/" + plan + "/moves")
                    .path("items[0].id");
            delete(OFFICER, "plans/" + plan + "/moves/" + move, 200);
        }

        private void submit() {
            post(OFFICER, "plans/" + plan + "/submission", "{\"effectiveOn\": \"%s\"}".formatted(nextYear))
                    .statusCode(200);
        }

        private void takeBackPlan() {
            delete("committee-secretary", "plans/" + plan + "/submission", 200);
        }

        private void proposeWaiver() {
            post(
                            OFFICER,
                            "plans/" + plan + "/waivers",
                            "{\"principle\": \"P6\", \"subjectId\": \"%s\", \"reason\": \"本鎮無合適人選\"}"
                                    .formatted(aggregates.idOf("unit qingquan")))
                    .statusCode(201);
        }

        private void waiverIsProposed() {
            planned();
            proposeWaiver();
        }

        /** By somebody else than proposed it. */
        private void changeWaiver(String how) {
            of.by("9", OFFICER)
                    .header("If-Match", "*")
                    .post("/appointment/v1/plans/" + plan + "/waivers/" + aggregates.idOf("waiver") + "/" + how)
                    .then()
                    .statusCode(200);
        }

        private void decide() {
            transition.decide(plan, nextYear).statusCode(200);
        }

        private void reject() {
            transition.decide(plan, nextYear, everyone("AGAINST")).statusCode(200);
        }

        private void decided(String kind, String rest) {
            planned();
            propose("8", kind, rest);
            decide();
        }

        private void removalIsDecided() {
            decided("REMOVAL", "");
        }

        /** Of the deputy and the secretary. */
        private void changeOfPlacesIsProposed() {
            planned();
            transition.cadre("9", of.town, "PARTY_SECRETARY");
            transition.clearance(cadre("8"), true, 1);
            propose("8", "ROTATION", TO_SECRETARY);
            propose("9", "ROTATION", TO_DEPUTIES);
        }

        private void dayComes(String number, String state) {
            Database.execute("update appointment set effective_on = ? where plan_id = ?", today(), plan);
            awaitState(number, state);
        }

        private void awaitState(String number, String state) {
            TransitionOfTests.awaitState(effects, cadre(number), state);
        }

        private void promotionIsSuspended() {
            decided("PROMOTION", ", \"toRank\": \"SECTION\"");
            dayComes("8", "SUSPENDED");
        }

        /** Someone is registered there after the decision. */
        private void postIsFull() {
            planned();
            transition.clearance(cadre("8"), true, 1);
            propose("8", "ROTATION", TO_SECRETARY);
            decide();
            transition.cadre("9", of.town, "PARTY_SECRETARY");
        }

        private void postIsFoundFull() {
            postIsFull();
            dayComes("8", "SUSPENDED");
        }

        /** Past the registry, so that nothing but the appointment is told. */
        private void movesMeanwhile() {
            Database.execute("update cadre set post_id = null, post_since = null where id = ?", cadre("8"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                effects.takeDue();
                assertThat(Database.number(
                                "select count(*) from appointment where cadre_id = ? and obstacle = 'MOVED_MEANWHILE'",
                                cadre("8")))
                        .isEqualTo(1);
            });
        }

        private void nominationIsDecided() {
            planned();
            posts("PARTY_COMMITTEE_MEMBER,1");
            propose("8", "ROTATION", TO_COMMITTEE);
            decide();
        }

        private void recordElection(boolean elected) {
            post(
                            OFFICER,
                            "appointments/" + aggregates.idOf("appointment 1 of 8") + "/election-result",
                            "{\"elected\": %s, \"congress\": \"PARTY_CONGRESS\", \"occurredAt\": \"%s\"}"
                                    .formatted(elected, Instant.now()))
                    .statusCode(200);
        }
    }
}
