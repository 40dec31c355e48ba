package dev.qingfeng.pledge.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roster follows the registry over a real broker, whatever order and however often its states arrive. */
@QuarkusTest
class RosterIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    RosterConsumer consumer;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void campaign() {
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    private static void awaitPledge(UUID cadre, String state, UUID unit) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from pledge where cadre_id = ? and state = ? and unit_id = ?",
                                cadre,
                                state,
                                unit))
                        .isEqualTo(1));
    }

    @Test
    void pledgesFollowPeopleAsTheyJoinMoveAndLeave() {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        registry.cadre(cadre, "8", registry.office, 1, 1, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.office);
        registry.cadre(cadre, "8", registry.office, 1, 2, "ORGANISATION_STAFF");
        awaitPledge(cadre, "EXCUSED", registry.office);
        registry.cadre(cadre, "8", registry.town, 1, 3, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        registry.cadreGone(cadre, 4);
        awaitPledge(cadre, "EXCUSED", registry.town);
    }

    @Test
    void aPersonWhoComesBeforeTheirUnitIsTakenInWhenItComes() {
        campaign();
        UUID unit = UUID.randomUUID();
        UUID cadre = registry.knownCadre("8", unit, "LEADING_CADRE");
        assertThat(Database.number("select count(*) from pledge where cadre_id = ?", cadre))
                .isZero();
        registry.unit(unit, registry.path + ".late", "FARM", 0);
        awaitPledge(cadre, "DUE", unit);
    }

    /** A town is founded, and its people are told before it is. */
    @Test
    void whoeverMovesToAUnitThatIsNotKnownYetKeepsTheirPledgeItsProposalAndItsDays() {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        propose(cadre);
        deadlineHasPassed();
        UUID unit = UUID.randomUUID();
        registry.cadre(cadre, "8", unit, 1, 1, "LEADING_CADRE");
        registry.knownCadre("9", registry.town);
        awaitPledge(cadre, "DUE", registry.town);
        registry.unit(unit, registry.path + ".late", "TOWN", 0);
        awaitPledge(cadre, "DUE", unit);
        assertThat(untouched(cadre)).isEqualTo(1);
    }

    @Test
    void whoeverMovesToAUnitThatTurnsOutToBeOfAnotherCityHasLeft() {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        UUID unit = UUID.randomUUID();
        registry.cadre(cadre, "8", unit, 1, 1, "LEADING_CADRE");
        registry.knownCadre("9", registry.town);
        awaitPledge(cadre, "DUE", registry.town);
        registry.unit(unit, "elsewhere_" + registry.path, "TOWN", 0);
        awaitPledge(cadre, "EXCUSED", registry.town);
    }

    private void propose(UUID cadre) {
        String pledge = Database.text("select id::text from pledge where cadre_id = '" + cadre + "'");
        registry.as("1", "organization-officer")
                .body("{\"pledgeId\":\"%s\",\"ground\":\"LONG_ILLNESS\",\"reason\":\"住院\"}".formatted(pledge))
                .post("/pledge/v1/exemptions")
                .then()
                .statusCode(201);
    }

    private void deadlineHasPassed() {
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '60 days',"
                        + " recorded_at = recorded_at - interval '60 days', deadline = current_date - 30 where cycle_id = ?",
                registry.cycle);
    }

    /** Pledges that are due as before, with an exemption proposed and no days of their own. */
    private static long untouched(UUID cadre) {
        return Database.number("""
                select count(*) from pledge p join exemption e on e.pledge_id = p.id
                where p.cadre_id = ? and p.state = 'DUE' and p.due_since is null and e.state = 'PROPOSED'""", cadre);
    }

    @Test
    void staleAndRepeatedStatesAreIgnoredAndAHigherEpochWins() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.cadre(cadre, "8", registry.office, 1, 5, "LEADING_CADRE");
        for (int i = 0; i < 3; i++) {
            registry.cadre(cadre, "8", registry.town, 1, 4, "LEADING_CADRE");
        }
        registry.cadre(cadre, "8", registry.town, 1, 5, "LEADING_CADRE");
        UUID last = registry.knownCadre("9", registry.town);
        assertThat(Database.number("select count(*) from signer where id = ? and unit_id = ?", cadre, registry.office))
                .as("after %s", last)
                .isEqualTo(1);
        registry.cadre(cadre, "8", registry.town, 2, 0, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from signer where id = ? and unit_id = ?", cadre, registry.town)
                        == 1);
    }

    /** Not JSON, nothing, the word null, a field missing, a field that is null. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"staffNumber\": not json",
                "",
                "null",
                "{\"staffNumber\":\"Z1\",\"name\":\"某某\",\"categories\":[]}",
                "{\"staffNumber\":\"Z1\",\"name\":\"某某\",\"unitId\":null,\"categories\":[]}"
            })
    void whatCannotBeAppliedGoesToTheDeadLetterTopicAndWhatComesBehindItIsApplied(String poison) {
        isDead("qingfeng.registry.cadres.v1", "dev.qingfeng.registry.cadre.v1", poison);
    }

    @Test
    void aStateThatIsNotOfTheExpectedTypeIsNotApplied() {
        String cadre =
                "{\"staffNumber\":\"Z1\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[]}".formatted(registry.town);
        isDead("qingfeng.registry.cadres.v1", "dev.qingfeng.registry.cadre.v2", cadre);
        isDead(
                "qingfeng.registry.units.v1",
                "dev.qingfeng.registry.post.v1",
                "{\"path\":\"a\",\"name\":\"b\",\"kind\":\"TOWN\"}");
        String cycle = "{\"code\":\"c\",\"unitId\":\"%s\",\"phase\":\"INSPECTION\"}".formatted(registry.city);
        isDead("qingfeng.registry.cycles.v1", "dev.qingfeng.registry.unit.v1", cycle);
        isDead(
                "qingfeng.registry.calendars.v1",
                "dev.qingfeng.registry.calendar.v1",
                "{\"unitId\":\"%s\",\"year\":2031,\"days\":[{\"kind\":\"HOLIDAY\"}]}".formatted(registry.city));
    }

    @Test
    void aTombstoneOfAnotherTypeEndsNothing() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        try (ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1")) {
            cadres.send(cadre.toString(), RegistryOfTests.attributes("dev.qingfeng.registry.post.v1", 1, 9), null);
        }
        registry.knownCadre("9", registry.town);
        assertThat(Database.number("select count(*) from signer where id = ? and not gone", cadre))
                .isEqualTo(1);
    }

    private void isDead(String topic, String type, String poison) {
        UUID key = UUID.randomUUID();
        try (ForeignEvents events = ForeignEvents.on(topic);
                PublishedEvents dead = PublishedEvents.on("pledge-service.dead-letter.v1")) {
            events.send(key.toString(), RegistryOfTests.attributes(type, 1, 0), poison);
            registry.knownCadre("8", registry.town, "LEADING_CADRE");
            PublishedEvent letter = dead.await(event -> key.toString().equals(event.key()));
            assertThat(letter.payload()).isEqualTo(poison);
            assertThat(letter.header("dead-letter-topic")).isEqualTo(topic);
            assertThat(letter.header("dead-letter-reason")).isNotBlank();
            assertThat(letter.header("dead-letter-offset")).isNotBlank();
        }
    }

    @Test
    void aUnitThatIsGoneExcusesWhoWasToSignAndKeepsWhatWasSigned() {
        campaign();
        UUID signer = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        UUID other = registry.knownCadre("9", registry.town, "LEADING_CADRE");
        awaitPledge(signer, "DUE", registry.town);
        awaitPledge(other, "DUE", registry.town);
        registry.signOwn("8").statusCode(200);

        registry.unitGone(registry.town, 1);
        awaitPledge(other, "EXCUSED", registry.town);
        registry.as("1", "organization-officer")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.state", containsInAnyOrder("SIGNED", "EXCUSED"));
        registry.as("1", "organization-officer")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .body(
                        "categories[0].signed",
                        equalTo(1),
                        "categories[0].units[0].unitPath",
                        equalTo(registry.townPath));
        awaitPledge(signer, "SIGNED", registry.town);
    }

    @Test
    void ofAPersonWhoIsGoneTheNumberAloneStaysInTheRoster() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.cadreGone(cadre, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ? and gone", cadre) == 1);
        assertThat(Database.text(
                        "select (jsonb_strip_nulls(to_jsonb(s)) - array['id', 'epoch', 'version', 'gone'])::text"
                                + " from signer s where id = '" + cadre + "'"))
                .isEqualTo("{\"staff_number\": \"" + registry.staff("8") + "\"}");
    }

    /** As the consumer gets it. */
    private static ConsumerRecord<String, byte[]> record(PublishedEvent event) {
        String payload = event.payload();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                event.topic(), 0, 0, event.key(), payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** All that a topic holds of these keys. */
    private static List<PublishedEvent> told(String topic, UUID... keys) {
        Set<String> of = Stream.of(keys).map(UUID::toString).collect(Collectors.toSet());
        try (PublishedEvents events = PublishedEvents.on("qingfeng.registry." + topic + ".v1")) {
            return events.untilNow().stream()
                    .filter(event -> of.contains(event.key()))
                    .toList();
        }
    }

    /** Every row of these ids with all its columns. */
    private static List<String> rows(String table, UUID... ids) throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement query = connection.prepareStatement(
                        "select r::text from %s r where id = any(?) order by id".formatted(table))) {
            query.setArray(1, connection.createArrayOf("uuid", ids));
            List<String> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        }
    }

    /** The topics are read side by side, so what each tells comes in any order. */
    static List<List<String>> orders() {
        return List.of(
                List.of("cadres", "units", "cycles"),
                List.of("cadres", "cycles", "units"),
                List.of("units", "cadres", "cycles"),
                List.of("units", "cycles", "cadres"),
                List.of("cycles", "cadres", "units"),
                List.of("cycles", "units", "cadres"));
    }

    /** What of the city is there, and who is to sign; other tests have signers that no topic has told of. */
    @ParameterizedTest
    @MethodSource("orders")
    void isBuiltAnewFromNothingAndNobodyIsTakenToHaveLeftMeanwhile(List<String> order) throws Exception {
        campaign();
        UUID signed = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        UUID due = registry.knownCadre("9", registry.office, "LEADING_CADRE", "ORGANISATION_STAFF");
        UUID gone = registry.knownCadre("10", registry.town, "LEADING_CADRE");
        registry.cadreGone(gone, 1);
        awaitPledge(gone, "EXCUSED", registry.town);
        awaitPledge(due, "DUE", registry.office);
        registry.signOwn("8").statusCode(200);
        propose(due);
        deadlineHasPassed();
        UUID[] units = {registry.city, registry.town, registry.office};
        UUID[] cadres = {signed, due, gone};
        List<String> before = new ArrayList<>(rows("registry_cycle", registry.cycle));
        before.addAll(rows("registry_unit", units));
        before.addAll(rows("signer", cadres));
        UUID calendar = registry.knownCalendar();
        before.addAll(rows("registry_calendar", calendar));
        assertThat(before).hasSize(8);

        forget(cadres, units);
        Database.execute("delete from registry_calendar where id = ?", calendar);
        for (PublishedEvent event : told("calendars", calendar)) {
            consumer.calendar(record(event));
        }
        for (String topic : order) {
            read(topic, cadres, units);
        }

        List<String> after = new ArrayList<>(rows("registry_cycle", registry.cycle));
        after.addAll(rows("registry_unit", units));
        after.addAll(rows("signer", cadres));
        after.addAll(rows("registry_calendar", calendar));
        assertThat(after).isEqualTo(before);
        awaitPledge(signed, "SIGNED", registry.town);
        awaitPledge(due, "DUE", registry.office);
        awaitPledge(gone, "EXCUSED", registry.town);
        assertThat(untouched(due)).isEqualTo(1);
    }

    private void forget(UUID[] cadres, UUID[] units) {
        for (UUID cadre : cadres) {
            Database.execute("delete from signer where id = ?", cadre);
        }
        for (UUID unit : units) {
            Database.execute("delete from registry_unit where id = ?", unit);
        }
        Database.execute("delete from registry_cycle where id = ?", registry.cycle);
    }

    private void read(String topic, UUID[] cadres, UUID[] units) throws Exception {
        UUID[] keys = switch (topic) {
            case "cadres" -> cadres;
            case "units" -> units;
            default -> new UUID[] {registry.cycle};
        };
        for (PublishedEvent event : told(topic, keys)) {
            switch (topic) {
                case "cadres" -> consumer.cadre(record(event));
                case "units" -> consumer.unit(record(event));
                default -> consumer.cycle(record(event));
            }
        }
    }

    /** After 90 days a topic does not say any more who has left: whoever restores says it, as docs/operations.md has it. */
    @Test
    void whoeverIsNotToldAnyMoreIsExcusedOnceTheOwnerOfTheDatabaseHasSaidSo() throws Exception {
        campaign();
        UUID stays = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        UUID left = registry.knownCadre("9", registry.town, "LEADING_CADRE");
        UUID ofAUnitThatEnded = registry.knownCadre("10", registry.office, "LEADING_CADRE");
        awaitPledge(stays, "DUE", registry.town);
        awaitPledge(left, "DUE", registry.town);
        awaitPledge(ofAUnitThatEnded, "DUE", registry.office);
        UUID isToldToBeGone = registry.knownCadre("11", registry.town, "LEADING_CADRE");
        registry.cadreGone(isToldToBeGone, 1);
        awaitPledge(isToldToBeGone, "EXCUSED", registry.town);
        UUID[] units = {registry.city, registry.town};
        UUID[] cadres = {stays, ofAUnitThatEnded};
        forget(
                new UUID[] {stays, left, ofAUnitThatEnded, isToldToBeGone},
                new UUID[] {registry.city, registry.town, registry.office});
        for (String topic : List.of("cycles", "units", "cadres")) {
            read(topic, cadres, units);
        }
        List<PublishedEvent> isGone = told("cadres", isToldToBeGone);
        consumer.cadre(record(isGone.get(isGone.size() - 1)));
        awaitPledge(left, "DUE", registry.town);
        awaitPledge(ofAUnitThatEnded, "DUE", registry.office);

        String operations = Files.readString(Path.of("../docs/operations.md"));
        Matcher said =
                Pattern.compile("(?s)```sql\n(insert into signer .*?)```").matcher(operations);
        assertThat(said.find()).isTrue();
        for (String statement : said.group(1).strip().split(";", -1)) {
            if (!statement.isBlank()) {
                Database.execute(statement);
            }
        }
        read("cycles", cadres, units);
        awaitPledge(left, "EXCUSED", registry.town);
        awaitPledge(ofAUnitThatEnded, "EXCUSED", registry.office);
        awaitPledge(stays, "DUE", registry.town);
        for (UUID gone : List.of(left, isToldToBeGone)) {
            assertThat(Database.text("select staff_number from signer where id = '" + gone + "'"))
                    .as("the number under which they may still come")
                    .isEqualTo(Database.text("select staff_number from pledge where cadre_id = '" + gone + "'"));
        }
    }

    private static List<String> auditOf(UUID cadre) throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement query = connection.prepareStatement("""
                        select a.actor || ' ' || a.operation || ' ' || a.action from audit_entry a
                        join pledge p on p.id::text = a.record_id and a.record_type = 'Pledge'
                        where p.cadre_id = ? order by a.position""")) {
            query.setObject(1, cadre);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        }
    }

    /** Of each record, what one change says was before is what the change before it has left. */
    private static long brokenChains(UUID cadre) {
        return Database.number("""
                select count(*) from (
                  select digest_before, lag(digest_after) over (partition by record_id order by position) as left_there
                  from audit_entry join pledge p on p.id::text = record_id where p.cadre_id = ?) entry
                where digest_before is distinct from left_there""", cadre);
    }

    @Test
    void whoeverIsThereWhenACampaignOpensHasAPledgeByTheOfficerWhoOpenedIt() throws SQLException {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        campaign();
        awaitPledge(cadre, "DUE", registry.town);
        assertThat(auditOf(cadre)).containsExactly(registry.staff("1") + " openCampaign CREATED");
    }

    @Test
    void everyChangeThatTheRosterMakesLeavesItsAuditRow() throws SQLException {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        registry.cadre(cadre, "8", registry.office, 1, 1, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.office);
        registry.cadreGone(cadre, 2);
        awaitPledge(cadre, "EXCUSED", registry.office);
        assertThat(auditOf(cadre))
                .containsExactly(
                        "service background CREATED", "service background CHANGED", "service background CHANGED");
        assertThat(brokenChains(cadre)).isZero();
    }
}
