package dev.qingfeng.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.Token;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A city of its own for each test, told by the topics of the registry and of pledges as other services tell them. */
public final class CityOfTests implements AutoCloseable {

    public static final String ORGANIZATION_OFFICER = "organization-officer";
    public static final String TEAM_LEADER = "team-leader";
    public static final String TEAM_MEMBER = "team-member";

    public static final List<String> REQUIRED_CLASSES = List.of(
            "PRESCRIBED",
            "PARTY_CONGRESS_DELEGATE",
            "PEOPLES_CONGRESS_DEPUTY",
            "CPPCC_MEMBER",
            "TOWNSHIP_DEPUTY",
            "ENTERPRISE_HEAD");

    public static final List<String> STRATA = List.of(
            "LEADERSHIP_TEAM_MEMBER",
            "MID_LEVEL_CADRE",
            "ORDINARY_STAFF",
            "VILLAGE_CADRE",
            "DELEGATE_OR_DEPUTY",
            "ENTERPRISE_HEAD",
            "RETIRED_CADRE",
            "MASSES");

    private static final String INTERVIEWS =
            "inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason\n";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public final UUID cycle = UUID.randomUUID();
    public final UUID city = UUID.randomUUID();
    public final UUID town = UUID.randomUUID();
    public final UUID farm = UUID.randomUUID();
    public final UUID office = UUID.randomUUID();
    public final UUID leader = UUID.randomUUID();
    public final UUID member = UUID.randomUUID();
    public final UUID secretary = UUID.randomUUID();
    public final String path = "city_" + city.toString().replace("-", "");
    public final String townPath = path + ".qingquan";
    public final String officePath = path + ".zuzhibu";
    private final String staffPrefix = city.toString().substring(0, 8).toUpperCase(Locale.ROOT);

    private final ForeignEvents cycles = ForeignEvents.on("qingfeng.registry.cycles.v1");
    private final ForeignEvents units = ForeignEvents.on("qingfeng.registry.units.v1");
    private final ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1");
    private final ForeignEvents signatures = ForeignEvents.on("qingfeng.pledge.signatures.v1");
    private final ForeignEvents publicPledges = ForeignEvents.on("qingfeng.pledge.public-pledges.v1");

    /**
     * Two townships, an office with a leader (staff number 6) and a member (7) of inspection teams, the town's
     * secretary (9), and a cycle in its inspection phase; returns when the service knows them.
     */
    public CityOfTests founded() {
        unit(city, path, "CITY");
        unit(town, townPath, "TOWN");
        unit(farm, path + ".hongxing", "FARM");
        unit(office, officePath, "CITY_DIRECT");
        cadre(leader, "6", office, null);
        cadre(member, "7", office, null);
        cadre(secretary, "9", town, UUID.randomUUID());
        phase("INSPECTION", 0);
        awaitCount(4, "registry_unit where path <@ ?::ltree", path);
        awaitCount(3, "registry_cadre where staff_number like ? || '-%'", staffPrefix);
        awaitCount(1, "registry_cycle where id = ?", cycle);
        return this;
    }

    private static void awaitCount(int count, String rows, Object argument) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from " + rows, argument) == count);
    }

    /** Tells the cycle's phase; returns at once. */
    public void phase(String phase, long version) {
        cycles.send(
                cycle,
                1,
                version,
                "{\"id\":\"%s\",\"code\":\"c\",\"name\":\"換屆\",\"unitId\":\"%s\",\"phase\":\"%s\",\"phaseSince\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(cycle, city, phase));
    }

    /** Takes the cycle into a phase and waits until the service knows. */
    public void enter(String phase, long version) {
        phase(phase, version);
        awaitCount(1, "registry_cycle where phase = '" + phase + "' and id = ?", cycle);
    }

    public void unit(UUID id, String unitPath, String kind) {
        units.send(
                id,
                1,
                0,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"單位\",\"kind\":\"%s\"}".formatted(id, unitPath, kind));
    }

    /** Tells that a unit is called something else, and waits until the service knows. */
    public void renamed(UUID id, String unitPath, String kind, String name) {
        units.send(
                id,
                1,
                1,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\"}".formatted(id, unitPath, name, kind));
        awaitCount(1, "registry_unit where version = 1 and id = ?", id);
    }

    /** The same of the cycle. */
    public void cycleRenamed(String name) {
        cycles.send(
                cycle,
                1,
                1,
                "{\"id\":\"%s\",\"code\":\"c\",\"name\":\"%s\",\"unitId\":\"%s\",\"phase\":\"INSPECTION\",\"phaseSince\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(cycle, name, city));
        awaitCount(1, "registry_cycle where version = 1 and id = ?", cycle);
    }

    /** Tells one more unit of the city and waits until the service knows it. */
    public UUID knownUnit(String kind) {
        UUID id = UUID.randomUUID();
        unit(id, path + ".u" + id.toString().substring(0, 8), kind);
        awaitCount(1, "registry_unit where id = ?", id);
        return id;
    }

    /** Tells that a unit has ended and stands below another, and waits until the service knows. */
    public void merged(UUID id, String successorPath) {
        merged(id, successorPath, LocalDate.parse("2026-03-01"), 1);
    }

    /** The same from a day on, told so many times before. */
    public void merged(UUID id, String successorPath, LocalDate endedOn, long version) {
        String now = successorPath + ".u" + id.toString().substring(0, 8);
        units.send(
                id,
                1,
                version,
                "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"單位\",\"kind\":\"TOWN\",\"endedOn\":\"%s\"}"
                        .formatted(id, now, endedOn));
        awaitCount(1, "registry_unit where ended_on = '" + endedOn + "' and id = ?", id);
    }

    /** Tells a post and waits until the service knows it; its id. */
    public UUID knownPost(UUID unit, String kind) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents posts = ForeignEvents.on("qingfeng.registry.posts.v1")) {
            posts.send(
                    id,
                    1,
                    0,
                    "{\"id\":\"%s\",\"unitId\":\"%s\",\"kind\":\"%s\",\"quota\":1}".formatted(id, unit, kind));
        }
        awaitCount(1, "registry_post where id = ?", id);
        return id;
    }

    /** Tells a cadre who holds a post, or none if that is null, and waits until the service knows them. */
    public UUID knownHolder(String number, UUID unit, @Nullable UUID post) {
        UUID id = UUID.randomUUID();
        cadre(id, number, unit, post);
        awaitCount(1, "registry_cadre where id = ?", id);
        return id;
    }

    /** Tells a cadre; returns at once. */
    public void cadre(UUID id, String number, UUID unit, @Nullable UUID post) {
        String holding = post == null ? "" : ",\"postId\":\"%s\"".formatted(post);
        cadres.send(
                id,
                1,
                0,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某%s\",\"unitId\":\"%s\",\"sex\":\"MALE\"%s}"
                        .formatted(id, staff(number), number, unit, holding));
    }

    /** Tells anew of a cadre, with more of them as JSON, and waits until the service knows. */
    public void tell(UUID id, String number, UUID unit, long version, String more) {
        cadres.send(
                id,
                1,
                version,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某%s\",\"unitId\":\"%s\",\"sex\":\"MALE\"%s}"
                        .formatted(id, staff(number), number, unit, more));
        awaitCount(1, "registry_cadre where version = " + version + " and id = ?", id);
    }

    /** What to tell of a cadre who held these posts. */
    public static String tenures(UUID... posts) {
        return Stream.of(posts)
                .map("{\"postId\":\"%s\",\"since\":\"2010-03-01\",\"until\":\"2014-03-01\"}"::formatted)
                .collect(Collectors.joining(",", ",\"tenures\":[", "]"));
    }

    /** What to tell of a cadre who has held this post since a day, and until another unless that is null. */
    public static String tenure(UUID post, LocalDate since, @Nullable LocalDate until) {
        return ",\"tenures\":[{\"postId\":\"%s\",\"since\":\"%s\"%s}]"
                .formatted(post, since, until == null ? "" : ",\"until\":\"%s\"".formatted(until));
    }

    /** What to tell of a cadre with this kin. */
    public static String kin(UUID... kin) {
        return ",\"kinIds\":[%s]".formatted(list(Stream.of(kin)));
    }

    /** Tells a cadre of the office and waits until the service knows them. */
    public UUID knownCadre(String number) {
        UUID id = UUID.randomUUID();
        cadre(id, number, office, null);
        awaitCount(1, "registry_cadre where id = ?", id);
        return id;
    }

    /**
     * Tells that somebody was entered twice, and waits until the service knows: the person is kept under another number, as one
     * of this unit with this post.
     */
    public UUID keptAs(String number, UUID unit, @Nullable UUID post, UUID... gone) {
        UUID id = UUID.randomUUID();
        String holding = post == null ? "" : ",\"postId\":\"%s\"".formatted(post);
        cadres.send(
                id,
                1,
                1,
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"某某%s\",\"unitId\":\"%s\",\"mergedFrom\":[%s]%s}"
                        .formatted(id, staff(number), number, unit, list(Stream.of(gone)), holding));
        for (UUID each : gone) {
            cadres.send(each, 1, 1, null);
            awaitCount(1, "registry_cadre where gone and id = ?", each);
        }
        awaitCount(1, "registry_cadre where id = ?", id);
        return id;
    }

    /** Tells that a cadre is gone from the registry, and waits until the service knows. */
    public void gone(UUID id) {
        cadres.send(id, 1, 1, null);
        awaitCount(1, "registry_cadre where gone and id = ?", id);
    }

    /** Tells a year of the city's calendar and waits until the service knows it. */
    public UUID knownCalendar() {
        return knownCalendar(2031, "{\"date\":\"2031-10-01\",\"kind\":\"HOLIDAY\",\"name\":\"國慶節\"}");
    }

    /** Tells which days are free against the week and which are worked, whichever years they are of. */
    public void knownCalendar(Collection<LocalDate> holidays, Collection<LocalDate> worked) {
        Map<Integer, List<String>> years = new TreeMap<>();
        holidays.forEach(day -> years.computeIfAbsent(day.getYear(), any -> new ArrayList<>())
                .add("{\"date\":\"%s\",\"kind\":\"HOLIDAY\",\"name\":\"假期\"}".formatted(day)));
        worked.forEach(day -> years.computeIfAbsent(day.getYear(), any -> new ArrayList<>())
                .add("{\"date\":\"%s\",\"kind\":\"WORKDAY\",\"name\":\"調休\"}".formatted(day)));
        years.forEach((year, days) -> knownCalendar(year, String.join(",", days)));
    }

    private UUID knownCalendar(int year, String days) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents calendars = ForeignEvents.on("qingfeng.registry.calendars.v1")) {
            calendars.send(
                    id,
                    1,
                    0,
                    "{\"id\":\"%s\",\"unitId\":\"%s\",\"year\":%d,\"days\":[%s]}".formatted(id, city, year, days));
        }
        awaitCount(1, "registry_calendar where id = ?", id);
        return id;
    }

    /** Tells that these have signed just now as members of inspection teams, and waits until the service knows. */
    public void sign(UUID... signers) {
        signAt(now(), signers);
    }

    /** The same of those who signed then. */
    public void signAt(Instant signedAt, UUID... signers) {
        for (UUID signer : signers) {
            UUID pledge = UUID.randomUUID();
            pledge(pledge, signer, "INSPECTION_TEAM_MEMBER", "SIGNED", ",\"signedAt\":\"%s\"".formatted(signedAt), 1);
            awaitCount(1, "pledge_signature where id = ?", pledge);
        }
    }

    /** Tells the state of a pledge; returns at once. */
    public void pledge(UUID pledge, UUID signer, String category, String state, String more, long version) {
        signatures.send(
                pledge,
                1,
                version,
                "{\"pledgeId\":\"%s\",\"cycleId\":\"%s\",\"category\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"state\":\"%s\"%s}"
                        .formatted(pledge, cycle, category, signer, office, state, more));
    }

    /** Tells that the unit's public pledge was made just now, and waits until the service knows; its id. */
    public UUID pledgePublicly(UUID unit) {
        return pledgePublicly(unit, now());
    }

    /** The same of one that was made then. */
    public UUID pledgePublicly(UUID unit, Instant occurredAt) {
        UUID id = UUID.randomUUID();
        publicPledge(id, unit, occurredAt, 0);
        return id;
    }

    /** Tells the state of a public pledge and waits until the service knows. */
    public void publicPledge(UUID id, UUID unit, Instant occurredAt, long version) {
        publicPledges.send(
                id,
                1,
                version,
                "{\"publicPledgeId\":\"%s\",\"cycleId\":\"%s\",\"unitId\":\"%s\",\"leaderId\":\"%s\",\"occurredAt\":\"%s\"}"
                        .formatted(id, cycle, unit, leader, occurredAt));
        awaitCount(1, "public_pledge where version = " + version + " and id = ?", id);
    }

    /** Tells that a public pledge of version 0 was withdrawn, and waits until the service knows. */
    public void withdraw(UUID publicPledge) {
        publicPledges.send(publicPledge, 1, 1, null);
        awaitCount(1, "public_pledge where gone and id = ?", publicPledge);
    }

    public String staff(String number) {
        return staffPrefix + "-" + number;
    }

    /** An officer of the whole city. */
    public RequestSpecification officer() {
        return at(path, "2", ORGANIZATION_OFFICER);
    }

    /** The leader of inspection teams, whose own unit is an office. */
    public RequestSpecification asLeader() {
        return at(officePath, "6", TEAM_LEADER);
    }

    /** The member of inspection teams, whose own unit is an office. */
    public RequestSpecification asMember() {
        return at(officePath, "7", TEAM_MEMBER);
    }

    /** Someone of the city with these roles who sees the given subtree; a new idempotency key, and whatever version. */
    public RequestSpecification at(String unitPath, String number, String... roles) {
        return withKey(UUID.randomUUID().toString(), unitPath, number, roles).header("If-Match", "*");
    }

    /** The same with a key to repeat, and without If-Match. */
    public RequestSpecification withKey(String key, String unitPath, String number, String... roles) {
        return given().auth()
                .oauth2(Token.of(roles)
                        .staffNumber(staff(number))
                        .unitPath(unitPath)
                        .sign())
                .header("Accept-Language", "en")
                .header("Idempotency-Key", key)
                .contentType("application/json");
    }

    /** The body of a team of the leader and these, for these units, formed long ago. */
    public String team(List<UUID> members, UUID... assigned) {
        return team(leader, members, assigned);
    }

    /** The body of a team of these, for these units, formed long ago. */
    public String team(UUID ledBy, List<UUID> members, UUID... assigned) {
        return teamOfToday(ledBy, members, assigned)
                .replaceFirst("}$", ",\"occurredAt\":\"%s\",\"lateReason\":\"红头文件\"}".formatted(daysAgo(30)));
    }

    /** The body of a team of these, for these units, formed now. */
    public String teamOfToday(UUID ledBy, List<UUID> members, UUID... assigned) {
        return "{\"cycleId\":\"%s\",\"name\":\"第一考察组\",\"leaderId\":\"%s\",\"memberIds\":[%s],\"unitIds\":[%s]}"
                .formatted(cycle, ledBy, list(members.stream()), list(Stream.of(assigned)));
    }

    public static String list(Stream<UUID> ids) {
        return ids.map(id -> '"' + id.toString() + '"').collect(Collectors.joining(","));
    }

    public ValidatableResponse form(String body) {
        return officer().body(body).post("/inspection/v1/teams").then();
    }

    /** Forms the team of leader and member for the town; its id. */
    public String formed() {
        return form(team(List.of(member), town)).statusCode(201).extract().path("id");
    }

    /** Trains the leader and the member today. */
    public void train(String team) {
        officer()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[%s]}".formatted(now(), list(Stream.of(leader, member))))
                .post("/inspection/v1/teams/" + team + "/training")
                .then()
                .statusCode(200);
    }

    /** Forms, trains and signs the team of leader and member for the town, and begins its fieldwork; its id. */
    public String inField() {
        String team = formed();
        train(team);
        sign(leader, member);
        asLeader().post("/inspection/v1/teams/" + team + "/fieldwork").then().statusCode(200);
        return team;
    }

    /** The id of a unit's inspection. */
    public String inspectionOf(UUID unit) {
        return officer()
                .get("/inspection/v1/inspections?cycleId=" + cycle)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.unitId == '" + unit + "' }.id");
    }

    /** A notice posted so many days ago for fieldwork that begins so many days from today. */
    public static String notice(int postedDaysAgo, int beginsInDays, String more) {
        return "{\"postedAt\":\"%s\",\"fieldworkBeginsOn\":\"%s\",\"hotline\":\"12380\",\"place\":\"公示栏\"%s}"
                .formatted(daysAgo(postedDaysAgo), today().plusDays(beginsInDays), more);
    }

    /** Posts a notice that was up in time for fieldwork from today on; recorded late, with a reason. */
    public void announce(String inspection) {
        asLeader()
                .body(notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .post("/inspection/v1/inspections/" + inspection + "/notice")
                .then()
                .statusCode(200);
        assemble(inspection);
    }

    /** Drafts a meeting of these steps for today; its id. */
    public String meeting(String inspection, String steps) {
        return asMember()
                .body("{\"inspectionId\":\"%s\",\"steps\":[%s],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}"
                        .formatted(inspection, steps, now()))
                .post("/inspection/v1/meetings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public void convene(String meeting) {
        asMember()
                .post("/inspection/v1/meetings/" + meeting + "/convocation")
                .then()
                .statusCode(200);
    }

    /** Has a meeting of the steps that need one, to which one of each required class came long ago; its id. */
    public String assemble(String inspection) {
        String meeting = meeting(inspection, "1,2,4,5");
        convene(meeting);
        StringBuilder rows =
                new StringBuilder("meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n");
        for (String required : REQUIRED_CLASSES) {
            rows.append("%s,%s,,某某,%s,%s,没有网络\n"
                    .formatted(
                            meeting, required, required, today().minusDays(30).atTime(8, 30)));
        }
        importAttendees(rows.toString()).statusCode(200);
        return meeting;
    }

    public ValidatableResponse importAttendees(String rows) {
        return asMember()
                .contentType("text/csv")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post("/inspection/v1/meeting-attendees/imports")
                .then();
    }

    /**
     * One person after the other, from all strata in turn, in interviews that the team holds just now, each at an instant of its own;
     * with files. The first step has begun.
     */
    public void interview(String inspection) {
        interview(inspection, 0, 40);
    }

    /** The same of those with these numbers. */
    public void interview(String inspection, int from, int to) {
        interviewing(inspection, from, to).statusCode(200).body("created", equalTo(to - from));
    }

    /** What comes of that. */
    public ValidatableResponse interviewing(String inspection, int from, int to) {
        return importInterviews(IntStream.range(from, to)
                .mapToObj(i -> "%1$s,%2$s,,某某%3$d,某某村,%4$s|%5$s,%6$s,%6$s,\n"
                        .formatted(
                                inspection,
                                STRATA.get(i % STRATA.size()),
                                i,
                                staff("6"),
                                staff("7"),
                                LocalDateTime.ofInstant(now(), SHANGHAI).minusNanos(1000L * (to - i))))
                .collect(Collectors.joining()));
    }

    public ValidatableResponse importInterviews(String rows) {
        return asMember()
                .contentType("text/csv")
                .body((INTERVIEWS + rows).getBytes(StandardCharsets.UTF_8))
                .post("/inspection/v1/interviews/imports")
                .then();
    }

    /** A step carried out just now by the member. */
    public String step(int number) {
        return step(number, now().toString(), now().toString(), member, "[%s]".formatted(EVIDENCE));
    }

    /** What any step needs. */
    public static final String EVIDENCE = "{\"kind\":\"RECORD\",\"reference\":\"会议记录 2026-017\"},"
            + "{\"kind\":\"COUNT\",\"reference\":\"收回\",\"count\":63}";

    public String step(int number, String startedAt, String endedAt, UUID responsible, String evidence) {
        return "{\"step\":%d,\"startedAt\":\"%s\",\"endedAt\":\"%s\",\"place\":\"会议室\",\"responsibleId\":\"%s\",\"evidence\":%s}"
                .formatted(number, startedAt, endedAt, responsible, evidence);
    }

    public ValidatableResponse record(String inspection, String body) {
        return asMember()
                .body(body)
                .post("/inspection/v1/inspections/" + inspection + "/steps")
                .then();
    }

    /** A picture that shows this word, as a scanner makes it. */
    public static byte[] picture(String word) {
        BufferedImage image = new BufferedImage(120, 40, BufferedImage.TYPE_INT_RGB);
        image.getGraphics().drawString(word, 5, 20);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    public ValidatableResponse conclude(String inspection) {
        return conclude(inspection, now());
    }

    /** Once the attendance of its meetings is closed, if the phase lets it be. */
    public ValidatableResponse conclude(String inspection, Instant end) {
        closeAttendance(inspection);
        return conclude(asLeader(), inspection, end, "");
    }

    /** Of each meeting that is convened. */
    public void closeAttendance(String inspection) {
        List<String> open = asMember()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.state == 'CONVENED' }.id");
        open.forEach(meeting -> asMember().body("{}").post("/inspection/v1/meetings/" + meeting + "/closing"));
    }

    /** The end of it alone, as somebody else, or with more of it as JSON. */
    public static ValidatableResponse conclude(RequestSpecification as, String inspection, Instant end, String more) {
        return as.body("{\"occurredAt\":\"%s\"%s}".formatted(end, more))
                .post("/inspection/v1/inspections/" + inspection + "/conclusion")
                .then();
    }

    /** The town's inspection with all its steps, concluded; its id. */
    public String concluded() {
        inField();
        String inspection = inspectionOf(town);
        announce(inspection);
        pledgePublicly(town);
        record(inspection, step(1)).statusCode(200);
        interview(inspection);
        for (int number = 2; number <= 10; number++) {
            record(inspection, step(number)).statusCode(200);
        }
        conclude(inspection).statusCode(200);
        return inspection;
    }

    /** The same, after which the team has met and formed its opinions of the leadership team and the secretary; its id. */
    public String opined() {
        String inspection = concluded();
        holdTeamMeeting(inspection).statusCode(200);
        for (String subject : List.of(
                "\"subject\":\"LEADERSHIP_TEAM\"", "\"subject\":\"MEMBER\",\"cadreId\":\"%s\"".formatted(secretary))) {
            formOpinion(inspection, subject).statusCode(201);
        }
        return inspection;
    }

    /** Leader and member meet now. */
    public ValidatableResponse holdTeamMeeting(String inspection) {
        return asLeader()
                .body("{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[%s]}"
                        .formatted(now(), list(Stream.of(leader, member))))
                .post("/inspection/v1/inspections/" + inspection + "/team-meeting")
                .then();
    }

    public ValidatableResponse formOpinion(String inspection, String subject) {
        return asLeader()
                .body("{%s,\"grade\":\"FAIRLY_GOOD\",\"merits\":\"作风扎实\",\"shortcomings\":\"学习不够\"}".formatted(subject))
                .post("/inspection/v1/inspections/" + inspection + "/opinions")
                .then();
    }

    /** Of what happened some minutes ago, which is another day just after midnight; dropped where it is not needed. */
    public static final String PERHAPS_LATE = ",\"lateReason\":\"刚过零点\"";

    /** A little ago, so that no clock takes it for the future. */
    public static Instant now() {
        return Instant.now().minusMillis(1);
    }

    /** The same time of day, so many days ago. */
    public static Instant daysAgo(int days) {
        return now().minus(Duration.ofDays(days));
    }

    public static LocalDate today() {
        return LocalDate.now(SHANGHAI);
    }

    @Override
    public void close() {
        cycles.close();
        units.close();
        cadres.close();
        signatures.close();
        publicPledges.close();
    }

    /** What comes of an act that has to wait while somebody else changes the inspection. */
    public static int afterWhoeverChanges(String inspection, Supplier<Integer> act) throws Exception {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from unit_inspection where id = '" + inspection + "' for no key update");
            long holder = holder(statement);
            CompletableFuture<Integer> done = CompletableFuture.supplyAsync(act);
            await().until(() -> done.isDone()
                    || Database.number(
                                    "select count(*) from pg_stat_activity where cast(? as integer) = any(pg_blocking_pids(pid))",
                                    holder)
                            > 0);
            assertThat(done).isNotDone();
            connection.rollback();
            return done.get();
        }
    }

    private static long holder(Statement statement) throws SQLException {
        try (ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
            backend.next();
            return backend.getLong(1);
        }
    }
}
