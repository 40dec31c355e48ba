package dev.qingfeng.pledge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.Token;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A city of its own for each test, told by the registry's topics as appointment-service tells them. */
public final class RegistryOfTests implements AutoCloseable {

    public final UUID cycle = UUID.randomUUID();
    public final UUID city = UUID.randomUUID();
    public final UUID town = UUID.randomUUID();
    public final UUID office = UUID.randomUUID();
    public final String path = "city_" + city.toString().replace("-", "");
    public final String townPath = path + ".qingquan";
    private final String staffPrefix = city.toString().substring(0, 8).toUpperCase(Locale.ROOT);

    private final ForeignEvents cycles = ForeignEvents.on("qingfeng.registry.cycles.v1");
    private final ForeignEvents units = ForeignEvents.on("qingfeng.registry.units.v1");
    private final ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1");
    private final ForeignEvents teams = ForeignEvents.on("qingfeng.inspection.teams.v1");

    /** The city, a town, an office and a running cycle; returns when the service knows them. */
    public RegistryOfTests founded() {
        unit(city, path, "CITY", 0);
        unit(town, townPath, "TOWN", 0);
        unit(office, path + ".zuzhibu", "CITY_DIRECT", 0);
        phase("MOBILISATION", 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_unit where path <@ ?::ltree", path) == 3
                        && Database.number("select count(*) from registry_cycle where id = ?", cycle) == 1);
        return this;
    }

    public void phase(String phase, long version) {
        phase(phase, 1, version);
    }

    public void phase(String phase, int epoch, long version) {
        send(
                cycles,
                "dev.qingfeng.registry.cycle.v1",
                cycle,
                epoch,
                version,
                "{\"id\":\"%s\",\"code\":\"%s\",\"name\":\"換屆\",\"unitId\":\"%s\",\"phase\":\"%s\",\"phaseSince\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(cycle, cycleCode(), city, phase));
    }

    /** Archives the cycle and waits until the service knows. */
    public void archive(long version) {
        phase("ARCHIVED", version);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cycle where id = ? and phase = 'ARCHIVED'", cycle)
                        == 1);
    }

    /** Tells that the cycle is gone from the registry and waits until the service knows. */
    public void cycleGone(long version) {
        send(cycles, "dev.qingfeng.registry.cycle.v1", cycle, 1, version, null);
        awaitOne("registry_cycle where gone and id = ?", cycle);
    }

    public String cycleCode() {
        return "c-" + cycle;
    }

    public void unit(UUID id, String unitPath, String kind, long version) {
        send(
                units,
                "dev.qingfeng.registry.unit.v1",
                id,
                1,
                version,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"單位\",\"kind\":\"%s\"}".formatted(id, unitPath, kind));
    }

    public void unitGone(UUID id, long version) {
        send(units, "dev.qingfeng.registry.unit.v1", id, 1, version, null);
    }

    /** Tells a cadre's state; returns at once. */
    public void cadre(UUID id, String number, UUID unit, int epoch, long version, String... categories) {
        String list = List.of(categories).stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
        send(
                cadres,
                "dev.qingfeng.registry.cadre.v1",
                id,
                epoch,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[%s],\"sex\":\"MALE\"}"
                        .formatted(id, staff(number), unit, list));
    }

    /** Tells a post of a unit and waits until the service knows it. */
    public UUID knownPost(UUID unit, String kind) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents posts = ForeignEvents.on("qingfeng.registry.posts.v1")) {
            posts.send(
                    id,
                    1,
                    0,
                    "{\"id\":\"%s\",\"unitId\":\"%s\",\"kind\":\"%s\",\"quota\":1}".formatted(id, unit, kind));
        }
        awaitOne("registry_post where id = ?", id);
        return id;
    }

    /** Tells the state of a leading cadre of the town with their post or none and their kin, and waits until the service knows it. */
    public void knownPerson(UUID id, String number, long version, @Nullable UUID post, UUID... kin) {
        send(
                cadres,
                "dev.qingfeng.registry.cadre.v1",
                id,
                1,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[\"LEADING_CADRE\"],\"kinIds\":%s%s}"
                        .formatted(
                                id,
                                staff(number),
                                town,
                                Stream.of(kin)
                                        .map(each -> '"' + each.toString() + '"')
                                        .toList(),
                                post == null ? "" : ",\"postId\":\"" + post + '"'));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from signer where id = ? and version = ?", id, version) == 1);
    }

    /** Tells of a cadre that another one turned out to be them; the other's tombstone is told by {@link #cadreGone}. */
    public void cadreMerged(UUID id, String number, UUID unit, long version, UUID duplicate, String... categories) {
        String list = List.of(categories).stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
        send(
                cadres,
                "dev.qingfeng.registry.cadre.v1",
                id,
                1,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[%s],\"mergedFrom\":[\"%s\"]}"
                        .formatted(id, staff(number), unit, list, duplicate));
    }

    /** Tells that a cadre of the town, told once until now, has also been entered under the other number, and waits until the service knows. */
    public void enteredTwice(UUID id, String number, String other, String... categories) {
        UUID duplicate = knownCadre(other, town);
        cadreMerged(id, number, town, 1, duplicate, categories);
        cadreGone(duplicate, 1);
        awaitOne("signer where version = 1 and id = ?", id);
        awaitOne("signer where gone and id = ?", duplicate);
    }

    public void cadreGone(UUID id, long version) {
        send(cadres, "dev.qingfeng.registry.cadre.v1", id, 1, version, null);
    }

    /** Tells a cadre of these categories and waits until the service knows them. */
    public UUID knownCadre(String number, UUID unit, String... categories) {
        UUID id = UUID.randomUUID();
        cadre(id, number, unit, 1, 0, categories);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ?", id) == 1);
        return id;
    }

    /** Tells a year of the city's calendar and waits until the service knows it. */
    public UUID knownCalendar() {
        return knownCalendar(Map.of(LocalDate.of(2031, 10, 1), "HOLIDAY"));
    }

    /** The same with these days and their kinds. */
    public UUID knownCalendar(Map<LocalDate, String> days) {
        String listed = days.entrySet().stream()
                .map(day ->
                        "{\"date\":\"%s\",\"kind\":\"%s\",\"name\":\"國慶節\"}".formatted(day.getKey(), day.getValue()))
                .collect(Collectors.joining(","));
        UUID id = UUID.randomUUID();
        try (ForeignEvents calendars = ForeignEvents.on("qingfeng.registry.calendars.v1")) {
            calendars.send(
                    id,
                    1,
                    0,
                    "{\"id\":\"%s\",\"unitId\":\"%s\",\"year\":2031,\"days\":[%s]}".formatted(id, city, listed));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_calendar where id = ?", id) == 1);
        return id;
    }

    /** Tells one more unit of the city and waits until the service knows it. */
    public UUID knownUnit(String kind) {
        UUID id = UUID.randomUUID();
        unit(id, path + ".u" + id.toString().substring(0, 8), kind, 0);
        awaitOne("registry_unit where id = ?", id);
        return id;
    }

    /** Tells that a unit has ended and stands below the town, and waits until the service knows. */
    public void merged(UUID id) {
        send(
                units,
                "dev.qingfeng.registry.unit.v1",
                id,
                1,
                1,
                "{\"id\":\"%s\",\"path\":\"%s.u%s\",\"name\":\"單位\",\"kind\":\"TOWN\",\"endedOn\":\"2026-03-01\"}"
                        .formatted(id, townPath, id.toString().substring(0, 8)));
        awaitOne("registry_unit where ended_on is not null and id = ?", id);
    }

    /** Tells that somebody was entered twice and is kept under another number, and waits until the service knows. */
    public UUID keptAs(String number, UUID unit, UUID gone) {
        UUID id = UUID.randomUUID();
        send(
                cadres,
                "dev.qingfeng.registry.cadre.v1",
                id,
                1,
                1,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[],\"mergedFrom\":[\"%s\"]}"
                        .formatted(id, staff(number), unit, gone));
        cadreGone(gone, 1);
        awaitOne("signer where id = ?", id);
        awaitOne("signer where gone and id = ?", gone);
        return id;
    }

    /** Tells an inspection team of this cycle and waits until the service knows it. */
    public UUID knownTeam(UUID leader, List<UUID> others, UUID... assigned) {
        UUID id = UUID.randomUUID();
        Stream<UUID> members = Stream.concat(Stream.of(leader), others.stream());
        send(
                teams,
                "dev.qingfeng.inspection.team.v1",
                id,
                1,
                0,
                "{\"teamId\":\"%s\",\"cycleId\":\"%s\",\"leaderId\":\"%s\",\"memberIds\":[%s],\"unitIds\":[%s],\"state\":\"FORMED\"}"
                        .formatted(id, cycle, leader, list(members), list(Stream.of(assigned))));
        awaitOne("inspection_team where id = ?", id);
        return id;
    }

    /** As the items of an array in JSON. */
    public static String list(Stream<UUID> ids) {
        return ids.map(id -> '"' + id.toString() + '"').collect(Collectors.joining(","));
    }

    private static void awaitOne(String row, UUID id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> Database.number("select count(*) from " + row, id) == 1);
    }

    private static void send(
            ForeignEvents topic, String type, UUID id, int epoch, long version, @Nullable String state) {
        topic.send(id.toString(), attributes(type, epoch, version), state);
    }

    /** The headers of an event, as appointment-service sends them. */
    public static Map<String, String> attributes(String type, int epoch, long version) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "urn:qingfeng:appointment-service",
                "ce_type",
                type,
                "ce_epoch",
                Integer.toString(epoch),
                "ce_aggregateversion",
                Long.toString(version));
    }

    public String staff(String number) {
        return staffPrefix + "-" + number;
    }

    /** A person of the city, or an officer who sees all of it. */
    public RequestSpecification as(String number, String... roles) {
        return at(path, number, roles);
    }

    public RequestSpecification at(String unitPath, String number, String... roles) {
        return request(UUID.randomUUID().toString(), unitPath, number, roles);
    }

    public RequestSpecification withKey(String idempotencyKey, String number, String... roles) {
        return request(idempotencyKey, path, number, roles);
    }

    private RequestSpecification request(String idempotencyKey, String unitPath, String number, String... roles) {
        return given().auth()
                .oauth2(Token.of(roles)
                        .staffNumber(staff(number))
                        .unitPath(unitPath)
                        .sign())
                .header("Accept-Language", "en")
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json");
    }

    /** Somebody whose token has no staff number; for reading. */
    public RequestSpecification nameless(String unitPath, String... roles) {
        return given().auth().oauth2(Token.of(roles).unitPath(unitPath).sign()).header("Accept-Language", "en");
    }

    /** Adopts a text; gives its id and hash. */
    public Text adoptText(String category) {
        var text = as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"%s\",\"zhHans\":\"我承诺\",\"zhHant\":\"我承諾\",\"en\":\"I pledge\"}"
                                .formatted(cycle, category))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(201)
                .extract();
        return new Text(text.path("id"), text.path("hash"));
    }

    public record Text(String id, String hash) {}

    public ValidatableResponse openCampaign(String category, String textId, String deadline) {
        return as("1", "organization-officer")
                .body("{\"cycleId\":\"%s\",\"category\":\"%s\",\"textId\":\"%s\",\"deadline\":\"%s\"}"
                        .formatted(cycle, category, textId, deadline))
                .post("/pledge/v1/campaigns")
                .then();
    }

    /** The only pledge of this person, signed by them after reading its text. */
    public ValidatableResponse signOwn(String number) {
        var pledge = as(number, "cadre")
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract();
        String text = as(number, "cadre")
                .get("/pledge/v1/campaigns/" + pledge.<String>path("items[0].campaignId"))
                .then()
                .extract()
                .path("textId");
        String hash = as(number, "cadre")
                .get("/pledge/v1/texts/" + text)
                .then()
                .extract()
                .path("hash");
        return as(number, "cadre")
                .header("If-Match", "*")
                .body("{\"textHash\":\"" + hash + "\"}")
                .post("/pledge/v1/pledges/" + pledge.<String>path("items[0].id") + "/signature")
                .then();
    }

    @Override
    public void close() {
        cycles.close();
        units.close();
        cadres.close();
        teams.close();
    }
}
