package dev.qingfeng.complaint;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

    /** The city, a town, an office and a running cycle; returns when the service knows them. */
    public RegistryOfTests founded() {
        unit(city, path, "CITY", 1, 0);
        unit(town, townPath, "TOWN", 1, 0);
        unit(office, path + ".zuzhibu", "CITY_DIRECT", 1, 0);
        phase("MOBILISATION", 1, 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_unit where path <@ ?::ltree", path) == 3
                        && Database.number("select count(*) from registry_cycle where id = ?", cycle) == 1);
        return this;
    }

    public void phase(String phase, int epoch, long version) {
        cycles.send(
                cycle,
                epoch,
                version,
                "{\"id\":\"%s\",\"code\":\"c\",\"name\":\"換屆\",\"unitId\":\"%s\",\"phase\":\"%s\",\"phaseSince\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(cycle, city, phase));
    }

    /** Tells that the cycle has ended, and waits until the service knows. */
    public void cycleEnded() {
        phase("ARCHIVED", 1, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cycle where id = ? and phase = 'ARCHIVED'", cycle)
                        == 1);
    }

    public void unit(UUID id, String unitPath, String kind, int epoch, long version) {
        units.send(
                id,
                epoch,
                version,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"單位\",\"kind\":\"%s\"}".formatted(id, unitPath, kind));
    }

    /** Tells that the town stands elsewhere now, and waits until the service knows. */
    public void townMoved(String now) {
        units.send(
                town,
                1,
                1,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"單位\",\"kind\":\"TOWN\",\"formerPaths\":[\"%s\"]}"
                        .formatted(town, now, townPath));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from registry_unit where id = ? and version = 1", town) == 1);
    }

    /**
     * Tells which days are free in the city against the week and which are worked, whichever years they are of, and waits until the service
     * knows.
     */
    public void knownCalendar(Collection<LocalDate> holidays, Collection<LocalDate> worked) {
        Map<Integer, List<String>> years = new TreeMap<>();
        holidays.forEach(day -> years.computeIfAbsent(day.getYear(), any -> new ArrayList<>())
                .add("{\"date\":\"%s\",\"kind\":\"HOLIDAY\",\"name\":\"假期\"}".formatted(day)));
        worked.forEach(day -> years.computeIfAbsent(day.getYear(), any -> new ArrayList<>())
                .add("{\"date\":\"%s\",\"kind\":\"WORKDAY\",\"name\":\"調休\"}".formatted(day)));
        try (ForeignEvents calendars = ForeignEvents.on("qingfeng.registry.calendars.v1")) {
            years.forEach((year, days) -> {
                UUID id = UUID.randomUUID();
                calendars.send(
                        id,
                        1,
                        0,
                        "{\"id\":\"%s\",\"unitId\":\"%s\",\"year\":%d,\"days\":[%s]}"
                                .formatted(id, city, year, String.join(",", days)));
            });
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_calendar where unit_id = ?", city)
                        == years.size());
    }

    /** Tells that the town was merged into another one, and waits until the service knows. */
    public void townEndedIn(String taker) {
        units.send(
                town,
                1,
                1,
                "{\"id\":\"%s\",\"path\":\"%s.qingquan\",\"name\":\"單位\",\"kind\":\"TOWN\",\"formerPaths\":[\"%s\"],\"endedOn\":\"2026-01-01\"}"
                        .formatted(town, taker, townPath));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_unit where id = ? and ended_on is not null", town)
                        == 1);
    }

    public void unitGone(UUID id, int epoch, long version) {
        units.send(id, epoch, version, null);
    }

    /** Tells a cadre's state; returns at once. */
    public void cadre(UUID id, String number, UUID unit, int epoch, long version) {
        cadres.send(
                id,
                epoch,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[],\"sex\":\"MALE\"}"
                        .formatted(id, staff(number), unit));
    }

    /** Tells that a cadre of the town turned out to be another one too; returns at once. */
    public void cadreMerged(UUID id, String number, UUID gone, long version) {
        cadreMerged(id, number, gone, 1, version);
    }

    public void cadreMerged(UUID id, String number, UUID gone, int epoch, long version) {
        cadres.send(
                id,
                epoch,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某\",\"unitId\":\"%s\",\"categories\":[],\"sex\":\"MALE\",\"mergedFrom\":[\"%s\"]}"
                        .formatted(id, staff(number), town, gone));
    }

    public void cadreGone(UUID id, long version) {
        cadres.send(id, 1, version, null);
    }

    /** Tells a cadre and waits until the service knows them. */
    public UUID knownCadre(String number, UUID unit) {
        UUID id = UUID.randomUUID();
        cadre(id, number, unit, 1, 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from clearance where id = ?", id) == 1);
        return id;
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
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_post where id = ?", id) == 1);
        return id;
    }

    /** Tells a cadre of the town with their name, their post or none, and their kin, and waits until the service knows them. */
    public UUID knownPerson(String number, String name, @Nullable UUID post, UUID... kin) {
        UUID id = UUID.randomUUID();
        person(id, number, name, post, 0, "", kin);
        return id;
    }

    /** The same of one who turned out to be another one too. */
    public void personMerged(UUID id, String number, String name, UUID gone) {
        person(id, number, name, null, 1, ",\"mergedFrom\":[\"" + gone + "\"]");
    }

    private void person(
            UUID id, String number, String name, @Nullable UUID post, long version, String more, UUID... kin) {
        cadres.send(
                id,
                1,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"%s\",\"unitId\":\"%s\",\"kinIds\":%s%s%s}"
                        .formatted(
                                id,
                                staff(number),
                                name,
                                town,
                                Stream.of(kin)
                                        .map(each -> '"' + each.toString() + '"')
                                        .toList(),
                                post == null ? "" : ",\"postId\":\"" + post + '"',
                                more));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from registry_cadre where id = ? and version = ?", id, version)
                                == 1);
    }

    /** Two cadres of the town who turned out to be one: whoever has the first number has the other, too. */
    public void onePerson(String number, String otherNumber) {
        UUID gone = knownCadre(otherNumber, town);
        UUID one = knownCadre(number, town);
        cadreMerged(one, number, gone, 1);
        cadreGone(gone, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cadre where id = ? and version = 1 or id = ? and gone",
                                one,
                                gone)
                        == 2);
    }

    public String staff(String number) {
        return staffPrefix + "-" + number;
    }

    /** A person whose scope is the city. */
    public RequestSpecification as(String number, String... roles) {
        return at(path, number, roles);
    }

    public RequestSpecification at(String unitPath, String number, String... roles) {
        return given().auth()
                .oauth2(Token.of(roles)
                        .staffNumber(staff(number))
                        .unitPath(unitPath)
                        .sign())
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json");
    }

    /** Somebody who does not say who they are. */
    public static RequestSpecification anybody() {
        return given().header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json");
    }

    /** A report about a unit, or about none; returns its receipt. */
    public static String report(String unitPath, String narrative) {
        String about = unitPath.isEmpty() ? "" : "\"unitPath\":\"" + unitPath + "\",";
        return anybody()
                .body("{" + about + "\"category\":\"LEAK\",\"narrative\":\"" + narrative + "\"}")
                .post("/complaint/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
    }

    /** A clerk opens a box of the town together with another one, who has yet to confirm it. */
    public ValidatableResponse openBox(String clerk, String other, int letters) {
        return as(clerk, "intake-clerk")
                .body("{\"unitPath\":\"%s\",\"box\":\"鎮政府門口\",\"letters\":%d,\"openedWith\":\"%s\"}"
                        .formatted(townPath, letters, staff(other)))
                .post("/complaint/v1/box-openings")
                .then();
    }

    /** The same, and the other one confirms it; returns its id. */
    public String boxOpened(String clerk, String other, int letters) {
        String opening =
                openBox(clerk, other, letters).statusCode(201).extract().path("id");
        as(other, "intake-clerk")
                .header("If-Match", "*")
                .post("/complaint/v1/box-openings/" + opening + "/confirmation")
                .then()
                .statusCode(200);
        return opening;
    }

    /** A clerk records what came by a channel: from an opening of a box where that is not empty. */
    public ValidatableResponse record(String clerk, String channel, String opening) {
        String from = opening.isEmpty() ? "" : "\"openingId\":\"" + opening + "\",";
        return as(clerk, "intake-clerk")
                .body(
                        "{\"channel\":\"%s\",%s\"report\":{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"逐戶送禮\"}}"
                                .formatted(channel, from, townPath))
                .post("/complaint/v1/recorded-reports")
                .then();
    }

    /** The case that was reported under a receipt. */
    public static UUID reportedAs(String receipt) {
        CaseAccess access = CDI.current().select(CaseAccess.class).get();
        return QuarkusTransaction.requiringNew()
                .call(() -> access.byReceipt(SecretCode.read(receipt)).id());
    }

    /** Who reported a case, as two officers open it together. */
    public ValidatableResponse openedIdentity(String complaint) {
        String requests = "/complaint/v1/complaints/" + complaint + "/identity-requests";
        String id = as("first", "discipline-officer")
                .body("{\"reason\":\"須當面核實\"}")
                .post(requests)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("second", "discipline-officer")
                .header("If-Match", "\"v0\"")
                .post(requests + "/" + id + "/approval")
                .then()
                .statusCode(200);
        return as("first", "discipline-officer")
                .post(requests + "/" + id + "/opening")
                .then()
                .statusCode(200);
    }

    @Override
    public void close() {
        cycles.close();
        units.close();
        cadres.close();
    }
}
