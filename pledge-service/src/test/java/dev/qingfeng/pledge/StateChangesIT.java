package dev.qingfeng.pledge;

import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.NamedAggregates;
import dev.qingfeng.platform.testing.StateChange;
import dev.qingfeng.platform.testing.StateChange.Act;
import dev.qingfeng.platform.testing.ToldEvent;
import dev.qingfeng.pledge.bulkscan.DueBulkScans;
import dev.qingfeng.pledge.reminder.DueReminders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
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
    private static final String DISCIPLINE = "discipline-officer";
    private static final String LEADING = "LEADING_CADRE";
    private static final String SECRETARY = "TOWNSHIP_SECRETARY";
    private static final String TEAM = "INSPECTION_TEAM_MEMBER";

    @Inject
    DueReminders dueReminders;

    @Inject
    DueBulkScans dueBulkScans;

    private static ToldEvent told(String type, String of, long version) {
        return new ToldEvent("dev.qingfeng.pledge." + type + ".v1", of, version);
    }

    @SuppressWarnings("ImmutableEnumChecker") // The acts keep nothing.
    private enum Change {
        A_TEXT_IS_ADOPTED(City::nothing, City::adoptText, told("text-adopted", "text 1", 0)),
        A_NEWER_EDITION_IS_ADOPTED(City::adoptText, City::adoptText, told("text-adopted", "text 2", 0)),

        A_CAMPAIGN_OPENS_AND_NOBODY_IS_TOLD_WHOSE_PLEDGES_FALL_DUE(
                city -> {
                    city.registry.knownCadre("8", city.registry.town, LEADING);
                    city.registry.knownCadre("9", city.registry.office, LEADING);
                    city.adoptText();
                },
                City::openCampaignOnIt,
                told("campaign-opened", "campaign", 0)),
        A_CAMPAIGN_IS_EXTENDED(
                City::openCampaign,
                city -> city.changeCampaign("extension", "\"deadline\":\"2200-01-31\""),
                told("campaign-changed", "campaign", 1)),
        A_CAMPAIGN_IS_OPENED_AGAIN(
                city -> {
                    city.openCampaign();
                    city.deadlineWasDaysAgo(1);
                },
                city -> city.changeCampaign("reopening", "\"deadline\":\"" + city.today.plusDays(5) + '"'),
                told("campaign-changed", "campaign", 1)),
        A_CAMPAIGN_TAKES_THE_NEWER_EDITION(
                city -> {
                    city.openCampaign();
                    city.adoptText();
                },
                city -> city.changeCampaign("text", "\"textId\":\"" + city.text + '"'),
                told("campaign-changed", "campaign", 1)),

        SOMEBODY_JOINS_AND_NOBODY_IS_TOLD_THAT_THEIR_PLEDGE_FALLS_DUE(City::openCampaign, City::someoneJoins),
        SOMEBODY_MOVES(City::someoneIsToSign, City::someoneMoves, told("signature", "pledge of 8", 1)),
        SOMEBODY_WHO_HAS_SIGNED_MOVES_AND_THEIR_PLEDGE_STAYS(City::someoneHasSigned, City::someoneMoves),
        SOMEBODY_LOSES_THE_CATEGORY(
                City::someoneIsToSign, City::someoneLosesTheCategory, told("signature", "pledge of 8", 1)),
        SOMEBODY_COMES_BACK(
                city -> {
                    city.someoneIsToSign();
                    city.someoneLosesTheCategory();
                },
                city -> city.tell("8", city.registry.town, LEADING),
                told("signature", "pledge of 8", 2)),
        SOMEBODY_LEAVES(City::someoneIsToSign, City::someoneLeaves, told("signature", "pledge of 8", 1)),
        SOMEBODY_WHO_HAS_SIGNED_LEAVES_AND_THEIR_PLEDGE_STAYS(City::someoneHasSigned, City::someoneLeaves),
        TWO_WHO_ARE_TO_SIGN_ARE_ONE(City::twoAreToSign, City::theSecondIsTheFirst, told("signature", "pledge of 9", 1)),
        SOMEBODY_HAS_SIGNED_UNDER_ANOTHER_NUMBER(
                city -> {
                    city.twoAreToSign();
                    city.sign("9");
                },
                City::theSecondIsTheFirst,
                told("signature", "pledge of 8", 1)),
        A_UNIT_IS_GONE(
                City::someoneIsToSign,
                city -> {
                    city.registry.unitGone(city.registry.town, 1);
                    City.awaitOne("registry_unit where gone and id = ?", city.registry.town);
                },
                told("signature", "pledge of 8", 1)),
        A_CYCLE_IS_ARCHIVED_AND_PLEDGES_STAY(City::someoneIsToSign, city -> city.registry.archive(1)),
        A_CYCLE_IS_GONE(City::someoneIsToSign, City::theCycleIsGone, told("signature", "pledge of 8", 1)),

        SOMEBODY_SIGNS(
                City::someoneIsToSign,
                city -> city.sign("8"),
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1)),
        SOMEBODY_SIGNS_WHO_WAS_TO_BE_EXEMPTED(
                City::anExemptionIsProposed,
                city -> city.sign("8"),
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1),
                told("exemption-progressed", "exemption", 1)),
        PAPERS_ARE_IMPORTED(
                City::twoAreToSign,
                City::importPapers,
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1),
                told("signed", "pledge of 9", 1),
                told("signature", "pledge of 9", 1)),
        A_PAPER_IS_RECORDED_WITH_ITS_SCAN(
                City::someoneIsToSign,
                City::recordPaper,
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1),
                told("scanned", "pledge of 8", 2),
                told("signature", "pledge of 8", 2)),
        A_PAPER_IS_RECORDED_OF_SOMEBODY_WHO_HAS_LEFT_SINCE(
                city -> {
                    city.someoneIsToSign();
                    city.someoneLeaves();
                },
                City::recordPaper,
                told("signed", "pledge of 8", 2),
                told("signature", "pledge of 8", 2),
                told("scanned", "pledge of 8", 3),
                told("signature", "pledge of 8", 3)),
        A_SCAN_IS_CORRECTED_BY_ANOTHER(
                city -> {
                    city.someoneIsToSign();
                    city.recordPaper();
                },
                city -> city.file("pledges/" + city.pledgeOf("8") + "/scans?correction=x", paper())
                        .statusCode(200),
                told("scanned", "pledge of 8", 3),
                told("signature", "pledge of 8", 3)),

        A_BULK_SCAN_COMES(
                City::someoneIsToSign,
                city -> city.sendBulkScan(city.form("8")),
                told("bulk-scan-progressed", "bulk scan", 0)),
        A_BULK_SCAN_IS_RECORDED_PLEDGE_BY_PLEDGE_AND_ENDS(
                2,
                city -> {
                    city.someoneIsToSign();
                    city.sendBulkScan(city.form("8"));
                },
                City::recordBulkScans,
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1),
                told("scanned", "pledge of 8", 2),
                told("signature", "pledge of 8", 2),
                told("bulk-scan-progressed", "bulk scan", 4)),
        A_PAGE_OF_A_BULK_SCAN_IS_ASSIGNED_BY_HAND(
                city -> {
                    city.someoneIsToSign();
                    city.sendBulkScan(paper());
                    city.recordBulkScans();
                },
                City::assignPage,
                told("signed", "pledge of 8", 1),
                told("signature", "pledge of 8", 1),
                told("scanned", "pledge of 8", 2),
                told("signature", "pledge of 8", 2),
                told("bulk-scan-progressed", "bulk scan", 4)),
        A_BULK_SCAN_IS_GIVEN_UP(
                city -> {
                    city.someoneIsToSign();
                    city.sendBulkScan(paper());
                    Database.execute(
                            "update bulk_scan set attempts = 3, pages_read = pages where scope_path = ?::ltree",
                            city.registry.path);
                },
                City::recordBulkScans,
                told("bulk-scan-progressed", "bulk scan", 1)),

        WHOEVER_SENT_A_BULK_SCAN_GIVES_IT_UP(
                city -> {
                    city.someoneIsToSign();
                    city.sendBulkScan(city.form("8"));
                },
                City::abandonBulkScan,
                told("bulk-scan-progressed", "bulk scan", 1)),

        AN_EXEMPTION_IS_PROPOSED(
                City::someoneIsToSign, City::proposeExemption, told("exemption-progressed", "exemption", 0)),
        AN_EXEMPTION_IS_APPROVED(
                City::anExemptionIsProposed,
                City::approveExemption,
                told("exemption-progressed", "exemption", 1),
                told("signature", "pledge of 8", 1)),
        AN_EXEMPTION_IS_REJECTED(
                City::anExemptionIsProposed,
                city -> city.changeExemption("2", "rejection"),
                told("exemption-progressed", "exemption", 1)),
        AN_EXEMPTION_IS_TAKEN_BACK(
                City::anExemptionIsProposed,
                city -> city.changeExemption("1", "withdrawal"),
                told("exemption-progressed", "exemption", 1)),
        AN_EXEMPTION_IS_REVOKED(
                City::someoneIsExempted,
                city -> city.changeExemption("2", "revocation"),
                told("exemption-progressed", "exemption", 2),
                told("signature", "pledge of 8", 2)),
        SOMEBODY_WHO_IS_EXEMPTED_LEAVES_AND_STAYS_SO(City::someoneIsExempted, City::someoneLeaves),
        AN_EXEMPTION_IS_REVOKED_OF_SOMEBODY_WHO_HAS_LEFT(
                city -> {
                    city.someoneIsExempted();
                    city.someoneLeaves();
                },
                city -> city.changeExemption("2", "revocation"),
                told("exemption-progressed", "exemption", 2),
                told("signature", "pledge of 8", 2),
                told("signature", "pledge of 8", 3)),

        AN_ACTIVITY_IS_RECORDED(City::nothing, City::recordActivity, told("education-recorded", "activity 007", 0)),
        AN_ACTIVITY_IS_CORRECTED(
                City::recordActivity, City::correctActivity, told("education-corrected", "activity 007", 1)),
        A_FILE_OF_ACTIVITIES_RECORDS_SOME_AND_CORRECTS_OTHERS(
                city -> city.importActivities(city.activity("001", 86, "")),
                city -> city.importActivities(city.activity("001", 96, "漏計"), city.activity("002", 30, "")),
                told("education-corrected", "activity 001", 1),
                told("education-recorded", "activity 002", 0)),

        SOME_PLEDGES_ARE_PRINTED(
                City::secretariesHaveSigned,
                city -> city.publish("8"),
                told("publication-recorded", "publication 1", 0)),
        THE_LAST_PLEDGES_ARE_PRINTED(
                city -> {
                    city.secretariesHaveSigned();
                    city.publish("8");
                },
                city -> city.publish("9"),
                told("publication-recorded", "publication 2", 1),
                told("publication-complete", "publication 2", 1)),
        A_PUBLICATION_IS_CORRECTED(
                city -> {
                    city.secretariesHaveSigned();
                    city.publish("8");
                },
                city -> city.correctPublication("9"),
                told("publication-corrected", "publication 1", 1)),
        A_CORRECTED_PUBLICATION_HAS_THE_LAST_PLEDGES(
                city -> {
                    city.secretariesHaveSigned();
                    city.publish("8");
                },
                city -> city.correctPublication("8", "9"),
                told("publication-corrected", "publication 1", 2),
                told("publication-complete", "publication 1", 2)),
        A_CLIPPING_IS_KEPT(
                city -> {
                    city.secretariesHaveSigned();
                    city.publish("8");
                },
                city -> city.file("publications/" + city.idOf("publication 1") + "/clipping", picture())
                        .statusCode(200),
                told("clipping-kept", "publication 1", 1)),

        A_LEADER_PLEDGES_PUBLICLY(
                City::aLeaderHasSigned,
                City::pledgePublicly,
                told("publicly-pledged", "public pledge", 0),
                told("public-pledge", "public pledge", 0)),
        A_PUBLIC_PLEDGE_IS_CORRECTED(
                city -> {
                    city.aLeaderHasSigned();
                    city.pledgePublicly();
                },
                City::correctPublicPledge,
                told("public-pledge-corrected", "public pledge", 1),
                told("public-pledge", "public pledge", 1)),
        A_PUBLIC_PLEDGE_IS_WITHDRAWN(
                city -> {
                    city.aLeaderHasSigned();
                    city.pledgePublicly();
                },
                City::withdrawPublicPledge,
                told("public-pledge-withdrawn", "public pledge", 1),
                told("public-pledge", "public pledge", 1)),

        A_REMINDER_IS_DUE(
                city -> {
                    city.someoneIsToSign();
                    city.deadlineWasDaysAgo(3);
                },
                city -> city.dueReminders.remindDue(),
                told("reminder-due", "reminder", 0)),

        A_BREACH_IS_MARKED_AND_TOLD_TO_NOBODY(City::someoneHasSigned, City::markBreach),
        A_BREACH_IS_WITHDRAWN_BEFORE_ANYBODY_WAS_TOLD(
                City::aBreachIsMarked, city -> city.changeBreach("withdrawal", "")),
        A_BREACH_IS_ANNOUNCED(City::aBreachIsMarked, City::announceBreach, told("pledge-breached", "breach", 1)),
        AN_ANNOUNCED_BREACH_IS_WITHDRAWN(
                city -> {
                    city.aBreachIsMarked();
                    city.announceBreach();
                },
                city -> city.changeBreach("withdrawal", ""),
                told("breach-withdrawn", "breach", 2)),
        A_CASE_FINDS_A_BREACH_AND_NOBODY_IS_TOLD(
                City::someoneHasSigned, city -> city.tellOfCase("breach-found", "foundOn")),
        WHAT_A_CASE_FOUND_FALLS_BEFORE_ANYBODY_WAS_TOLD(
                City::aCaseFoundABreach, city -> city.tellOfCase("breach-fallen", "fallenOn")),
        WHAT_A_CASE_FOUND_IS_ANNOUNCED(
                City::aCaseFoundABreach,
                city -> city.tellOfCase("breach-announced", "announcedOn"),
                told("pledge-breached", "breach", 1)),
        A_CASE_FINDS_WHAT_AN_OFFICER_MARKED_AND_NOBODY_IS_TOLD(
                City::aBreachIsMarked, city -> city.tellOfCase("breach-found", "foundOn")),
        A_CASE_ANNOUNCES_WHAT_AN_OFFICER_HAD_MARKED_TOO(
                city -> {
                    city.aBreachIsMarked();
                    city.tellOfCase("breach-found", "foundOn");
                },
                city -> city.tellOfCase("breach-announced", "announcedOn"),
                told("pledge-breached", "breach", 1)),
        AN_ANNOUNCED_BREACH_IS_WITHDRAWN_AND_OF_WHAT_A_CASE_FOUND_BESIDE_IT_NOBODY_IS_TOLD(
                city -> {
                    city.aBreachIsMarked();
                    city.announceBreach();
                    city.tellOfCase("breach-found", "foundOn");
                },
                city -> city.changeBreach("withdrawal", ""),
                told("breach-withdrawn", "breach", 2));

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
        try (City city = new City(dueReminders, dueBulkScans)) {
            change.told.carryOut(city, city.aggregates);
        }
    }

    @Test
    void everyEventOfTheContractTellsOfOneOfThem() {
        StateChange.mustTellContract(
                Stream.of(Change.values()).map(change -> change.told).toList(), type -> false);
    }

    private static byte[] paper() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        return png.toByteArray();
    }

    /** A city of its own, in which things are done that others are told of; whoever is meant is number 8. */
    private static final class City implements AutoCloseable {

        /** Each aggregate of the city, by the name that it has here. */
        private static final String NAMES = """
            with city as (select ?::uuid as cycle),
              p as (select pledge.* from pledge, city where cycle_id = cycle),
              b as (select breach.* from breach join p on p.id = breach.pledge_id)
            select id, 'pledge of ' || split_part(staff_number, '-', 2) from p
            union all select id, 'breach' from b
            union all select e.id, 'exemption' from exemption e join p on p.id = e.pledge_id
            union all select r.id, 'reminder' from reminder r join pledge_campaign c on c.id = r.campaign_id
              join city on c.cycle_id = cycle
            union all select id, 'text ' || edition from pledge_text, city where cycle_id = cycle
            union all select id, 'campaign' from pledge_campaign, city where cycle_id = cycle
            union all select id, 'activity ' || code from education_activity, city where cycle_id = cycle
            union all select id, 'publication ' || row_number() over (order by id) from publication, city where cycle_id = cycle
            union all select id, 'public pledge' from public_pledge, city where cycle_id = cycle
            union all select id, 'bulk scan' from bulk_scan where scope_path <@ (
              select u.path from city, registry_cycle c join registry_unit u on u.id = c.unit_id where c.id = cycle)\
            """;

        private final RegistryOfTests registry = new RegistryOfTests().founded();
        private final NamedAggregates aggregates = new NamedAggregates(
                List.of(registry.cycle, registry.city, registry.town, registry.office), NAMES, registry.cycle);
        private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        private final Map<String, UUID> people = new HashMap<>();
        private final Map<String, Long> versions = new HashMap<>();
        private final UUID caseFound = UUID.randomUUID();
        private final Instant founded = Instant.now();
        private final DueReminders dueReminders;
        private final DueBulkScans dueBulkScans;
        private String text = "";

        private City(DueReminders dueReminders, DueBulkScans dueBulkScans) {
            this.dueReminders = dueReminders;
            this.dueBulkScans = dueBulkScans;
            // So that what a test that failed has left is not run here.
            Database.execute("delete from bulk_scan_due");
        }

        @Override
        public void close() {
            registry.close();
        }

        private void nothing() {}

        private String idOf(String name) {
            return aggregates.idOf(name);
        }

        private String pledgeOf(String number) {
            return idOf("pledge of " + number);
        }

        private static void awaitOne(String row, Object... arguments) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) from " + row, arguments) == 1);
        }

        private ValidatableResponse post(String number, String role, String address, String body) {
            return registry.as(number, role)
                    .header("If-Match", "*")
                    .body(body)
                    .post("/pledge/v1/" + address)
                    .then();
        }

        private ValidatableResponse file(String address, byte[] file) {
            return registry.as("1", OFFICER)
                    .header("If-Match", "*")
                    .contentType("application/octet-stream")
                    .body(file)
                    .post("/pledge/v1/" + address)
                    .then();
        }

        private void csv(String address, String file) {
            registry.as("1", OFFICER)
                    .contentType("text/csv; charset=UTF-8")
                    .body(file)
                    .post("/pledge/v1/" + address)
                    .then()
                    .statusCode(200);
        }

        private void adoptText() {
            text = registry.adoptText(LEADING).id();
        }

        private void openCampaign() {
            adoptText();
            openCampaignOnIt();
        }

        private void openCampaignOnIt() {
            registry.openCampaign(LEADING, text, "2199-12-31").statusCode(201);
        }

        private void changeCampaign(String how, String what) {
            post("1", OFFICER, "campaigns/" + idOf("campaign") + "/" + how, "{" + what + ",\"reason\":\"x\"}")
                    .statusCode(200);
        }

        private void deadlineWasDaysAgo(int days) {
            Database.execute(
                    "update pledge_campaign set opened_at = opened_at - interval '60 days', deadline = ? where"
                            + " cycle_id = ?",
                    today.minusDays(days),
                    registry.cycle);
        }

        private void joins(String number, UUID unit, String category) {
            UUID cadre = registry.knownCadre(number, unit, category);
            people.put(number, cadre);
            awaitOne("pledge where cadre_id = ?", cadre);
        }

        private void someoneJoins() {
            joins("8", registry.town, LEADING);
        }

        private void someoneIsToSign() {
            openCampaign();
            someoneJoins();
        }

        private void twoAreToSign() {
            someoneIsToSign();
            joins("9", registry.town, LEADING);
        }

        private void someoneHasSigned() {
            someoneIsToSign();
            sign("8");
        }

        private void sign(String number) {
            registry.signOwn(number).statusCode(200);
        }

        private UUID person(String number) {
            return Objects.requireNonNull(people.get(number));
        }

        private void tell(String number, UUID unit, String... categories) {
            registry.cadre(person(number), number, unit, 1, nextVersion(number), categories);
            awaitTold(number);
        }

        private long nextVersion(String number) {
            return versions.merge(number, 1L, Long::sum);
        }

        private void awaitTold(String number) {
            awaitOne(
                    "signer where id = ? and version = ?",
                    person(number),
                    Objects.requireNonNull(versions.get(number)));
        }

        private void someoneMoves() {
            tell("8", registry.office, LEADING);
        }

        private void someoneLosesTheCategory() {
            tell("8", registry.town);
        }

        private void someoneLeaves() {
            registry.cadreGone(person("8"), nextVersion("8"));
            awaitTold("8");
        }

        private void theSecondIsTheFirst() {
            registry.cadreMerged(person("8"), "8", registry.town, nextVersion("8"), person("9"), LEADING);
            awaitTold("8");
        }

        private void theCycleIsGone() {
            try (ForeignEvents cycles = ForeignEvents.on("qingfeng.registry.cycles.v1")) {
                cycles.send(registry.cycle, 1, 1, null);
            }
            awaitOne("registry_cycle where gone and id = ?", registry.cycle);
        }

        private void importPapers() {
            String line = registry.cycleCode() + ",%s,LEADING_CADRE," + today + ",\n";
            csv(
                    "pledges/imports",
                    "cycleCode,staffNumber,category,signedOn,lateReason\n" + line.formatted(registry.staff("8"))
                            + line.formatted(registry.staff("9")));
        }

        private void recordPaper() {
            file("pledges/" + pledgeOf("8") + "/paper-signature?signedOn=" + today, paper())
                    .statusCode(200);
        }

        private byte[] form(String number) {
            return registry.as("1", OFFICER)
                    .get("/pledge/v1/pledges/" + pledgeOf(number) + "/form")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
        }

        private void sendBulkScan(byte[] scan) {
            file("bulk-scans?signedOn=" + today, scan).statusCode(202);
        }

        private void recordBulkScans() {
            dueBulkScans.runDue();
        }

        private void abandonBulkScan() {
            post("1", OFFICER, "bulk-scans/" + idOf("bulk scan") + "/abandonment", "")
                    .statusCode(200);
        }

        private void assignPage() {
            post(
                            "1",
                            OFFICER,
                            "bulk-scans/" + idOf("bulk scan") + "/pages/1/assignment",
                            "{\"pledgeId\":\"" + pledgeOf("8") + "\"}")
                    .statusCode(200);
        }

        private void proposeExemption() {
            post(
                            "1",
                            OFFICER,
                            "exemptions",
                            "{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}".formatted(pledgeOf("8")))
                    .statusCode(201);
        }

        private void anExemptionIsProposed() {
            someoneIsToSign();
            proposeExemption();
        }

        private void approveExemption() {
            post("2", DISCIPLINE, "exemptions/" + idOf("exemption") + "/approval", "")
                    .statusCode(200);
        }

        private void someoneIsExempted() {
            anExemptionIsProposed();
            approveExemption();
        }

        private void changeExemption(String number, String how) {
            post(number, OFFICER, "exemptions/" + idOf("exemption") + "/" + how, "{\"reason\":\"x\"}")
                    .statusCode(200);
        }

        private void recordActivity() {
            post(
                            "1",
                            OFFICER,
                            "education-activities",
                            "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"code\":\"007\",\"kind\":\"PUBLICITY\",\"reach\":2,\"occurredAt\":\"%s\"}"
                                    .formatted(registry.cycle, registry.town, founded))
                    .statusCode(201);
        }

        private void correctActivity() {
            post(
                            "1",
                            OFFICER,
                            "education-activities/" + idOf("activity 007") + "/corrections",
                            "{\"kind\":\"PUBLICITY\",\"reach\":3,\"occurredAt\":\"%s\",\"reason\":\"x\"}"
                                    .formatted(founded))
                    .statusCode(200);
        }

        private String activity(String code, int reach, String correction) {
            return "%s,%s,%s,PUBLICITY,%s,%d,鎮黨委,,,,%s\n"
                    .formatted(registry.cycleCode(), registry.townPath, code, today, reach, correction);
        }

        private void importActivities(String... rows) {
            csv(
                    "education-activities/imports",
                    "cycleCode,unitPath,code,kind,occurredOn,reach,organiser,audience,materials,lateReason,correctionReason\n"
                            + String.join("", rows));
        }

        /** Of a town and a farm, which are all that has to be printed. */
        private void secretariesHaveSigned() {
            registry.openCampaign(SECRETARY, registry.adoptText(SECRETARY).id(), "2199-12-31")
                    .statusCode(201);
            joins("8", registry.town, SECRETARY);
            joins("9", registry.knownUnit("FARM"), SECRETARY);
            sign("8");
            sign("9");
        }

        private String printed(String... numbers) throws Exception {
            return "\"newspaper\":\"日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[%s],\"clipping\":{\"title\":\"x\",\"sha256\":\"%s\"}"
                    .formatted(
                            today,
                            RegistryOfTests.list(pledgesOf(numbers).stream()),
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(picture())));
        }

        private List<UUID> pledgesOf(String... numbers) {
            List<UUID> pledges = new ArrayList<>();
            for (String number : numbers) {
                pledges.add(UUID.fromString(pledgeOf(number)));
            }
            return pledges;
        }

        private void publish(String... numbers) throws Exception {
            post("1", OFFICER, "publications", "{\"cycleId\":\"%s\",%s}".formatted(registry.cycle, printed(numbers)))
                    .statusCode(201);
        }

        private void correctPublication(String... numbers) throws Exception {
            post(
                            "1",
                            OFFICER,
                            "publications/" + idOf("publication 1") + "/corrections",
                            "{" + printed(numbers) + ",\"reason\":\"x\"}")
                    .statusCode(200);
        }

        /** The leader is number 6, whose team assesses the town; the witness number 8. */
        private void aLeaderHasSigned() {
            registry.openCampaign(TEAM, registry.adoptText(TEAM).id(), "2199-12-31")
                    .statusCode(201);
            joins("6", registry.office, TEAM);
            people.put("8", registry.knownCadre("8", registry.town));
            registry.knownTeam(person("6"), List.of(), registry.town);
            sign("6");
        }

        private void pledgePublicly() {
            post(
                            "1",
                            OFFICER,
                            "public-pledges",
                            "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"leaderId\":\"%s\",%s}"
                                    .formatted(registry.cycle, registry.town, person("6"), atMeeting("禮堂")))
                    .statusCode(201);
        }

        private void correctPublicPledge() {
            post(
                            "1",
                            OFFICER,
                            "public-pledges/" + idOf("public pledge") + "/corrections",
                            "{" + atMeeting("會議室") + ",\"reason\":\"x\"}")
                    .statusCode(200);
        }

        private void withdrawPublicPledge() {
            post("1", OFFICER, "public-pledges/" + idOf("public pledge") + "/withdrawal", "{\"reason\":\"x\"}")
                    .statusCode(200);
        }

        private String atMeeting(String place) {
            return "\"witnessId\":\"%s\",\"place\":\"%s\",\"occurredAt\":\"%s\""
                    .formatted(person("8"), place, Instant.now().minusMillis(1));
        }

        private void markBreach() {
            post(
                            "3",
                            DISCIPLINE,
                            "breaches",
                            "{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledgeOf("8"), today))
                    .statusCode(201);
        }

        private void aBreachIsMarked() {
            someoneHasSigned();
            markBreach();
        }

        private void changeBreach(String how, String body) {
            post("3", DISCIPLINE, "breaches/" + idOf("breach") + "/" + how, body)
                    .statusCode(200);
        }

        private void announceBreach() {
            changeBreach("announcement", "{\"announcedOn\":\"" + today + "\"}");
        }

        private void tellOfCase(String what, String day) {
            String id = UUID.randomUUID().toString();
            Map<String, String> attributes =
                    new HashMap<>(RegistryOfTests.attributes("dev.qingfeng.complaint." + what + ".v1", 1, 1));
            attributes.put("ce_id", id);
            attributes.put("ce_source", "urn:qingfeng:complaint-service");
            try (ForeignEvents breaches = ForeignEvents.on("qingfeng.complaint.breaches.v1")) {
                breaches.send(
                        caseFound.toString(),
                        attributes,
                        "{\"breachId\":\"%s\",\"cadreId\":\"%s\",\"%s\":\"%s\"}"
                                .formatted(caseFound, person("8"), day, today));
            }
            awaitOne("inbox where id = ?", id);
        }

        private void aCaseFoundABreach() {
            someoneHasSigned();
            tellOfCase("breach-found", "foundOn");
        }
    }
}
