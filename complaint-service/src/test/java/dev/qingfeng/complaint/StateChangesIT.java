package dev.qingfeng.complaint;

import dev.qingfeng.complaint.accountability.FoundBreaches;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.casework.OverdueCases;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.complaint.figures.ComplaintMonthService;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.NamedAggregates;
import dev.qingfeng.platform.testing.StateChange;
import dev.qingfeng.platform.testing.StateChange.Act;
import dev.qingfeng.platform.testing.ToldEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each change of state tells: exactly these events, of these aggregates in these versions, in one transaction, and nothing else
 * of the city. Of most that is said and kept nothing is told, and that is said here too.
 */
@QuarkusTest
class StateChangesIT {

    private static final String LISTS = "/complaint/v1/clearance-lists/";
    private static final String REASON = "{\"reason\":\"a\"}";

    /** Of everybody at once, in a version that batches count: ClearanceBatchIT holds it. */
    private static final String CLEARANCE = "dev.qingfeng.complaint.clearance.v1";

    @Inject
    OverdueCases overdue;

    @Inject
    FoundBreaches breaches;

    @Inject
    ComplaintMonthService months;

    private static ToldEvent told(String type, String of, long version) {
        return new ToldEvent("dev.qingfeng.complaint." + type + ".v1", of, version);
    }

    private static ToldEvent progressed(long version) {
        return told("progressed", "case", version);
    }

    @SuppressWarnings("ImmutableEnumChecker") // The acts keep nothing.
    private enum Change {
        SOMEBODY_REPORTS(City::nothing, City::report, told("received", "case", 0)),
        A_CALL_IS_RECORDED(City::nothing, city -> city.record("HOTLINE", ""), told("received", "case", 0)),
        A_LETTER_OF_A_BOX_IS_RECORDED(City::openBox, City::recordLetter, told("received", "case", 0)),
        A_BOX_IS_OPENED_AND_NOBODY_IS_TOLD(City::nothing, City::openBox),

        SOMEBODY_WRITES_TO_THEIR_CASE_AND_NOBODY_IS_TOLD(City::report, city -> city.write("補充")),
        A_FILE_IS_ADDED_AND_NOBODY_IS_TOLD(City::report, City::addFile),
        SOMEBODY_IS_ANSWERED_AND_NOBODY_IS_TOLD(City::report, City::answer),
        WHO_REPORTED_IS_OPENED_AND_NOBODY_IS_TOLD(City::reportByName, City::openIdentity),

        A_CASE_IS_SCREENED(City::report, City::screen, progressed(1)),
        IT_IS_SAID_WHOM_A_CASE_IS_ABOUT(City::report, city -> city.of().moved("subjects", "{}"), progressed(1)),
        A_CASE_IS_ACCEPTED(City::screened, city -> city.of().moved("acceptance"), told("accepted", "case", 2)),
        A_CASE_IS_DECLINED(City::screened, city -> city.of().moved("declination", REASON), told("declined", "case", 2)),
        A_HANDLER_IS_REGISTERED_AND_NOBODY_IS_TOLD(
                City::report, city -> city.of().register("1")),
        A_CASE_IS_GIVEN_TO_A_HANDLER(City::accepted, city -> city.assign("1"), told("assigned", "case", 3)),
        A_CASE_IS_GIVEN_TO_ANOTHER_HANDLER(
                City::assigned,
                city -> {
                    city.of().register("3");
                    city.assign("3");
                },
                told("assigned", "case", 4)),
        A_CASE_IS_INVESTIGATED(
                City::assigned, city -> city.of().moved("investigation", "{\"findings\":\"b\"}"), progressed(4)),
        A_CASE_IS_CONCLUDED(
                City::investigated, city -> city.conclude(CaseFinding.UNSUBSTANTIATED), told("concluded", "case", 5)),
        A_CASE_IS_CONCLUDED_AND_WHOSE_PLEDGE_IT_BROKE_IS_NOT_TOLD_WITH_IT(
                City::investigated,
                city -> city.conclude(CaseFinding.SUBSTANTIATED, city.accused),
                told("concluded", "case", 5)),
        WHOEVER_REPORTED_HAS_FEEDBACK(City::unsubstantiated, City::giveFeedback, progressed(6)),
        A_CASE_IS_CLOSED(
                city -> {
                    city.unsubstantiated();
                    city.giveFeedback();
                },
                city -> city.of().moved("closure"),
                told("closed", "case", 7)),
        A_CASE_IS_REOPENED(City::declined, City::reopen, told("reopened", "case", 3)),

        SOMEBODY_HAS_TO_ANSWER(City::substantiated, City::impose, told("accountability-imposed", "case", 6)),
        SOMETHING_CAME_OF_A_MEASURE(City::measured, City::recordResult, progressed(7)),
        IT_WAS_ANNOUNCED_WHO_ANSWERS(City::measured, City::announce, progressed(7)),
        A_MEASURE_IS_OVERDUE(
                City::measured, city -> city.dayIs(city.today.plusDays(1)), told("measure-overdue", "case", 7)),
        THAT_IT_IS_OVERDUE_IS_TOLD_ONCE(
                city -> {
                    city.measured();
                    city.dayIs(city.today.plusDays(1));
                },
                city -> city.dayIs(city.today.plusDays(1))),
        A_MEASURE_OF_WHICH_SOMETHING_CAME_IS_NEVER_OVERDUE(
                city -> {
                    city.measured();
                    city.recordResult();
                },
                city -> city.dayIs(city.today.plusDays(1))),

        A_BREACH_IS_TOLD_ON_A_LATER_DAY(City::substantiated, City::tellBreaches, told("breach-found", "breach", 1)),
        NO_BREACH_IS_TOLD_ON_ITS_DAY(City::substantiated, city -> city.breaches.tell(city.today)),
        THE_BREACH_IS_ANNOUNCED(
                city -> {
                    city.measured();
                    city.tellBreaches();
                    city.announce();
                },
                City::tellBreaches,
                told("breach-announced", "breach", 3)),
        THE_BREACH_FALLS(
                city -> {
                    city.measured();
                    city.tellBreaches();
                    city.recordResult();
                    city.giveFeedback();
                    city.of().moved("closure");
                    city.reopen();
                },
                City::tellBreaches,
                told("breach-fallen", "breach", 3)),

        A_CASE_IS_MERGED_INTO_ANOTHER(
                City::twoAreReported, City::merge, told("progressed", "duplicate", 1), told("progressed", "case", 1)),
        WHAT_WAS_MERGED_BEFORE_FOLLOWS_AND_TELLS_NOTHING_MORE(
                city -> {
                    city.twoAreReported();
                    city.mergeAnother();
                },
                City::merge,
                told("progressed", "duplicate", 2),
                told("progressed", "case", 1)),
        WHAT_CAME_AT_A_DUPLICATE_IS_LOOKED_AT_AND_NOBODY_IS_TOLD(
                city -> {
                    city.twoAreReported();
                    city.merge();
                },
                City::lookAtDuplicate),
        A_CASE_IS_GIVEN_TO_ANOTHER_UNIT(
                City::screened,
                city -> city.of()
                        .moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(city.registry.office)),
                progressed(2)),
        A_CASE_IS_HANDED_TO_ANOTHER_ORGAN(
                City::screened,
                city -> city.of().moved("transfer", "{\"organ\":\"PETITION_BUREAU\",\"reason\":\"a\"}"),
                progressed(2)),

        A_CASE_WAITS(City::report, City::pause, progressed(1)),
        IT_WAITS_LONGER(
                City::paused,
                city -> city.of().movedByAnother("pause/prolongation", city.until(city.today.plusDays(3))),
                progressed(2)),
        IT_WAITS_NO_LONGER(City::paused, city -> city.of().moved("resumption"), progressed(2)),
        A_PAUSE_ENDS_BY_ITSELF(
                City::paused, city -> city.dayIs(city.today.plusDays(2)), told("pause-ended", "case", 2)),
        A_CASE_IS_OVERDUE(
                city -> {
                    city.report();
                    city.dueToday();
                },
                city -> city.dayIs(city.today.plusDays(1)),
                told("overdue", "case", 1)),
        NOTHING_IS_OVERDUE_ON_ITS_DAY(
                city -> {
                    city.report();
                    city.dueToday();
                },
                city -> city.dayIs(city.today)),
        NOBODY_GOES_ON_WITH_IT(
                city -> {
                    city.report();
                    city.dueToday();
                    city.dayIs(city.today.plusDays(1));
                },
                city -> city.dayIs(city.today.plusDays(9)),
                told("escalated", "case", 2)),

        A_HANDLER_STANDS_ASIDE(City::assigned, city -> city.standAside("1"), progressed(4)),
        SOMEBODY_ELSE_STANDS_ASIDE(City::assigned, city -> city.standAside("3"), progressed(4)),
        A_HANDLER_IS_NAMED_AND_LOSES_THE_CASE(
                city -> {
                    city.registry.knownPerson("1", "上官文淵", null);
                    city.assigned();
                    city.write("是上官文淵拿的");
                },
                city -> city.dayIs(city.today),
                progressed(4)),

        ERASURE_IS_REQUESTED_AND_NOBODY_IS_TOLD(City::declined, City::requestErasure),
        ERASURE_IS_REFUSED_AND_NOBODY_IS_TOLD(City::toBeErased, city -> city.decideErasure("refusal")),
        A_CASE_IS_ERASED(City::toBeErased, city -> city.decideErasure("approval"), told("erased", "case", 3)),

        A_LIST_FOR_CLEARANCE_IS_DRAFTED_AND_NOBODY_IS_TOLD(City::nothing, City::draftList),
        A_LIST_FOR_CLEARANCE_IS_SENT(City::draftList, City::sendList, told("clearance-list-sent", "list", 1)),
        THE_LIST_IS_ANSWERED_AND_NOBODY_IS_TOLD(
                city -> {
                    city.draftList();
                    city.sendList();
                },
                City::answerList),
        A_CLEARANCE_IS_DECIDED_AND_NOBODY_IS_TOLD(City::nothing, City::decideClearance),

        A_MONTH_ENDS(City::nothing, city -> city.tellMonths(city.today), told("month", "month 1", 0)),
        A_MONTH_IS_TOLD_ONCE(city -> city.tellMonths(city.today), city -> city.tellMonths(city.today)),
        TWO_MONTHS_END_AND_EACH_IS_TOLD(
                2,
                city -> city.tellMonths(city.today),
                city -> city.tellMonths(city.today.plusMonths(2)),
                told("month", "month 2", 0),
                told("month", "month 3", 0));

        private final StateChange<City> told;

        Change(Act<City> before, Act<City> act, ToldEvent... told) {
            this.told = new StateChange<>(before, act, told);
        }

        Change(int transactions, Act<City> before, Act<City> act, ToldEvent... told) {
            this.told = new StateChange<>(transactions, before, act, List.of(told));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldByTheseEventsAndByNoOthers(Change change) throws Exception {
        try (City city = new City(overdue, breaches, months)) {
            change.told.carryOut(city, city.aggregates);
        }
    }

    @Test
    void everyEventOfTheContractTellsOfOneOfThem() {
        StateChange.mustTellContract(
                Stream.of(Change.values()).map(change -> change.told).toList(), CLEARANCE::equals);
    }

    /** A city of its own, in which somebody is reported. */
    private static final class City implements AutoCloseable {

        /** Each aggregate of the city, by the name that it has here. */
        private static final String NAMES = """
            with u as (select id from registry_unit where path <@ ?::ltree),
              c as (select complaint.* from complaint join u on u.id = complaint.subject_unit_id),
              y as (select y.id from registry_cycle y join u on u.id = y.unit_id)
            select id, case when merged_into_id is null then 'case' else 'duplicate' end from c
            union all select b.id, 'breach' from found_breach b join c on c.id = b.complaint_id
            union all select l.id, 'list' from clearance_list l join y on y.id = l.cycle_id
            union all select m.id, 'month ' || row_number() over (order by m.starts_on)
              from complaint_month m join y on y.id = m.cycle_id\
            """;

        private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        private final RegistryOfTests registry = new RegistryOfTests().founded();
        private final UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        private final NamedAggregates aggregates =
                new NamedAggregates(List.of(registry.city, registry.town, accused), NAMES, registry.path);
        private final OverdueCases overdue;
        private final FoundBreaches breaches;
        private final ComplaintMonthService months;
        private @Nullable CaseOfTests reported;
        private @Nullable CaseOfTests duplicate;

        /** What was opened, imposed, asked for or drafted last. */
        private String opened = "";

        private City(OverdueCases overdue, FoundBreaches breaches, ComplaintMonthService months) {
            this.overdue = overdue;
            this.breaches = breaches;
            this.months = months;
        }

        @Override
        public void close() {
            registry.close();
        }

        private void nothing() {}

        private CaseOfTests of() {
            return Objects.requireNonNull(reported);
        }

        private void report() {
            reported = new CaseOfTests(registry, "有人逐戶送禮");
        }

        private void record(String channel, String opening) {
            registry.record("5", channel, opening).statusCode(201);
        }

        private void openBox() {
            opened = registry.boxOpened("5", "6", 1);
        }

        private void recordLetter() {
            record("REPORT_BOX", opened);
        }

        private void write(String text) {
            RegistryOfTests.anybody()
                    .body("{\"receipt\":\"%s\",\"text\":\"%s\"}".formatted(of().receipt, text))
                    .post("/complaint/v1/reports/messages")
                    .then()
                    .statusCode(201);
        }

        private void addFile() {
            RegistryOfTests.anybody()
                    .header("Report-Receipt", of().receipt)
                    .contentType("application/octet-stream")
                    .body(PapersOfTests.saying("證據"))
                    .post("/complaint/v1/reports/attachments")
                    .then()
                    .statusCode(201);
        }

        private void answer() {
            of().handler("1")
                    .body("{\"text\":\"請說明是哪一天\"}")
                    .post(of().address() + "/messages")
                    .then()
                    .statusCode(201);
        }

        private void reportByName() {
            String receipt = RegistryOfTests.anybody()
                    .body(
                            "{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"a\",\"reporter\":{\"name\":\"上官文淵\",\"contact\":\"138\"}}"
                                    .formatted(registry.townPath))
                    .post("/complaint/v1/reports")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("receipt");
            opened = RegistryOfTests.reportedAs(receipt).toString();
        }

        private void openIdentity() {
            registry.openedIdentity(opened);
        }

        private void screen() {
            of().moved(
                            "screening",
                            "{\"severity\":\"SERIOUS\",\"assessment\":\"a\",\"subjects\":{\"cadreIds\":"
                                    + CaseOfTests.ids(accused) + "}}");
        }

        private void screened() {
            report();
            screen();
        }

        private void accepted() {
            screened();
            of().register("1");
            of().moved("acceptance");
        }

        private void assign(String number) {
            of().moved("assignment", "{\"staffNumber\":\"" + registry.staff(number) + "\"}");
        }

        private void assigned() {
            accepted();
            assign("1");
        }

        private void declined() {
            screened();
            of().moved("declination", REASON);
        }

        private void reopen() {
            of().reopened(REASON);
        }

        private void investigated() {
            assigned();
            of().moved("investigation", "{\"findings\":\"b\"}");
        }

        private void conclude(CaseFinding finding, UUID... broke) {
            of().movedByAnother(
                            "conclusion",
                            "{\"finding\":\"%s\",\"reason\":\"c\",\"breachCadreIds\":%s}"
                                    .formatted(finding, CaseOfTests.ids(broke)));
        }

        private void unsubstantiated() {
            investigated();
            conclude(CaseFinding.UNSUBSTANTIATED);
        }

        private void substantiated() {
            registry.knownPerson("2", "錢伯庸", null);
            investigated();
            conclude(CaseFinding.SUBSTANTIATED, accused);
        }

        private void giveFeedback() {
            of().moved("feedback", "{\"feedback\":\"a\"}");
        }

        private void impose() {
            opened = of().measured(
                            "{\"kind\":\"ADMONITION\",\"cadreId\":\"%s\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                                    .formatted(accused, registry.staff("2"), today));
        }

        private void measured() {
            substantiated();
            impose();
        }

        private void recordResult() {
            of().resulted(opened);
        }

        private void announce() {
            of().moved("announcement", "{\"announcedOn\":\"" + today + "\"}");
        }

        private void tellBreaches() {
            breaches.tell(today.plusDays(1));
        }

        private void twoAreReported() {
            report();
            duplicate = new CaseOfTests(registry, "有人逐戶送禮");
        }

        private void merge() {
            Objects.requireNonNull(duplicate).mergedInto(of());
        }

        /** What is merged next is the whole of another one. */
        private void mergeAnother() {
            new CaseOfTests(registry, "有人逐戶送禮").mergedInto(Objects.requireNonNull(duplicate));
        }

        private void lookAtDuplicate() {
            CaseOfTests merged = Objects.requireNonNull(duplicate);
            of().officer()
                    .body("{\"messages\":0,\"files\":0}")
                    .post(of().address() + "/duplicates/" + merged.id + "/reading")
                    .then()
                    .statusCode(200);
        }

        private String until(LocalDate day) {
            return "{\"until\":\"%s\",\"reason\":\"a\"}".formatted(day);
        }

        private void pause() {
            of().moved("pause", until(today.plusDays(1)));
        }

        private void paused() {
            report();
            pause();
        }

        /** What the clock does on a day. */
        private void dayIs(LocalDate day) {
            overdue.tell(day);
        }

        private void dueToday() {
            Database.execute("update complaint set due_on = ? where id = ?", today, UUID.fromString(of().id));
        }

        private void standAside(String number) {
            of().move(
                            of().officer(),
                            "conflicts",
                            "{\"staffNumber\":\"%s\",\"reason\":\"同學\"}".formatted(registry.staff(number)))
                    .then()
                    .statusCode(204);
        }

        private void requestErasure() {
            opened = registry.as("3", "discipline-officer")
                    .body(REASON)
                    .post(of().address() + "/erasure-requests")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private void toBeErased() {
            declined();
            requestErasure();
        }

        private void decideErasure(String how) {
            registry.as("4", "discipline-officer")
                    .header("If-Match", "*")
                    .post(of().address() + "/erasure-requests/" + opened + "/" + how)
                    .then()
                    .statusCode(200);
        }

        private void draftList() {
            opened = registry.as("org", "organization-officer")
                    .body("{\"cycleId\":\"%s\",\"purpose\":\"擬提拔\",\"cadreIds\":%s}"
                            .formatted(registry.cycle, CaseOfTests.ids(accused)))
                    .post("/complaint/v1/clearance-lists")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private void sendList() {
            registry.as("org", "organization-officer")
                    .header("If-Match", "*")
                    .post(LISTS + opened + "/sending")
                    .then()
                    .statusCode(200);
        }

        private void answerList() {
            String opinions = LISTS + opened + "/opinions";
            String opinion = registry.as("3", "discipline-officer")
                    .body(
                            "{\"reference\":\"紀廉8號\",\"issuedOn\":\"%s\",\"answers\":[{\"cadreId\":\"%s\",\"given\":true}]}"
                                    .formatted(today, accused))
                    .post(opinions)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            registry.as("3", "discipline-officer")
                    .header("If-Match", "*")
                    .contentType("application/octet-stream")
                    .body(PapersOfTests.saying("意見"))
                    .post(opinions + "/" + opinion + "/document")
                    .then()
                    .statusCode(200);
            registry.as("4", "discipline-officer")
                    .header("If-Match", "*")
                    .post(opinions + "/" + opinion + "/confirmation")
                    .then()
                    .statusCode(200);
        }

        private void decideClearance() {
            for (String officer : List.of("3", "4")) {
                registry.as(officer, "discipline-officer")
                        .header("If-Match", "*")
                        .body("{\"given\":true}")
                        .put("/complaint/v1/clearances/" + accused)
                        .then()
                        .statusCode(200);
            }
        }

        private void tellMonths(LocalDate day) {
            months.tellEndedMonths(registry.cycle, day);
        }
    }
}
