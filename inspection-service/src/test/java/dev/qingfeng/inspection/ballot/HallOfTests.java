package dev.qingfeng.inspection.ballot;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.ballotbox.BallotOpening;
import dev.qingfeng.inspection.ballotbox.ClosingKey;
import dev.qingfeng.inspection.ballotbox.KeySheet;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.testing.Database;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The hall of the town, in which all have come to the meeting at which ballots are cast. */
final class HallOfTests implements AutoCloseable {

    static final int STAFF = 12;

    static final Pattern CREDENTIAL = Pattern.compile("(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");

    /** What the tablets of the last hall know. */
    private static final AtomicReference<String> DESK_CODE = new AtomicReference<>("");

    final CityOfTests city = new CityOfTests().founded();
    final Map<Integer, String> sheets = new HashMap<>();
    final List<UUID> departments = new ArrayList<>();
    final List<UUID> holders = new ArrayList<>();
    final List<UUID> scrutineers = new ArrayList<>();
    final List<UUID> tellers = new ArrayList<>();
    final String inspection;
    final String meeting;

    HallOfTests() {
        this(true);
    }

    /** The same before the leader has pledged publicly there. */
    static HallOfTests withoutPublicPledge() {
        return new HallOfTests(false);
    }

    private HallOfTests(boolean pledged) {
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        if (pledged) {
            city.pledgePublicly(city.town);
        }
        city.record(inspection, city.step(1)).statusCode(200);
        meeting = city.asMember()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .then()
                .extract()
                .path("items[0].id");
        DESK_CODE.set(city.asMember()
                .get("/inspection/v1/meetings/" + meeting + "/desk-code")
                .then()
                .statusCode(200)
                .extract()
                .path("deskCode"));
        come(0, STAFF);
        for (int i = 1; i <= 3; i++) {
            departments.add(city.knownUnit("CITY_DIRECT"));
            holders.add(city.knownHolder("3" + i, departments.get(i - 1), null));
        }
        for (int i = 1; i <= 2; i++) {
            scrutineers.add(city.knownCadre("4" + i));
            tellers.add(city.knownCadre("5" + i));
        }
        nameScrutineers(scrutineers, tellers).statusCode(200);
    }

    /** Staff with these numbers have come, long ago. */
    void come(int first, int last) {
        come(AttendeeClass.STAFF, first, last);
    }

    /** The same of any class. */
    void come(AttendeeClass attendeeClass, int first, int last) {
        city.importAttendees(IntStream.range(first, last)
                        .mapToObj(i -> "%s,%s,,某某%d,某某办,%s,没有网络\n"
                                .formatted(
                                        meeting,
                                        attendeeClass,
                                        i,
                                        CityOfTests.today().minusDays(30).atTime(8, 30)))
                        .collect(Collectors.joining(
                                "",
                                "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n",
                                "")))
                .statusCode(200);
    }

    /** Names scrutineers and tellers and returns what comes of it. */
    ValidatableResponse nameScrutineers(List<UUID> watching, List<UUID> counting) {
        return city.officer()
                .body("{\"scrutineerIds\":[%s],\"tellerIds\":[%s]}"
                        .formatted(CityOfTests.list(watching.stream()), CityOfTests.list(counting.stream())))
                .post("/inspection/v1/meetings/" + meeting + "/scrutineers-and-tellers")
                .then();
    }

    /** Names the three and returns what comes of it. */
    ValidatableResponse nameHolders(List<UUID> ids) {
        return city.officer()
                .body("{\"cadreIds\":[%s]}".formatted(CityOfTests.list(ids.stream())))
                .post("/inspection/v1/meetings/" + meeting + "/key-holders")
                .then();
    }

    /** One of the three, from 1. */
    RequestSpecification holder(int number) {
        return city.at(
                city.path + ".u" + departments.get(number - 1).toString().substring(0, 8), "3" + number, "key-holder");
    }

    /** Adopts the usual form for a purpose; its id. */
    String form(String purpose) {
        return form(purpose, purpose.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The same under another code. */
    String form(String purpose, String code) {
        String form = city.officer()
                .body("{\"cycleId\":\"%s\",\"code\":\"%s\",\"purpose\":\"%s\"}".formatted(city.cycle, code, purpose))
                .post("/inspection/v1/ballot-forms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        city.officer()
                .post("/inspection/v1/ballot-forms/" + form + "/adoption")
                .then()
                .statusCode(200);
        return form;
    }

    /** The usual form under another code and with one question more, which has so many choices: so it asks something else. */
    String formOfMore(String purpose, String code, int choices) {
        ExtractableResponse<Response> drafted = city.officer()
                .body("{\"cycleId\":\"%s\",\"code\":\"%s\",\"purpose\":\"%s\"}".formatted(city.cycle, code, purpose))
                .post("/inspection/v1/ballot-forms")
                .then()
                .statusCode(201)
                .extract();
        Map<String, Object> definition = drafted.jsonPath().getMap("definition");
        List<Object> questions = new ArrayList<>(drafted.jsonPath().getList("definition.questions"));
        Map<String, String> word = Map.of("zhHans", "其他", "zhHant", "其他", "en", "else");
        boolean ofTheTeam = purpose.equals("DEMOCRATIC_ASSESSMENT");
        questions.add(Map.of(
                "code",
                "more",
                "block",
                ofTheTeam ? "LEADERSHIP_TEAM_EVALUATION" : "BREACH_VIEWS",
                "kind",
                "RATE",
                "about",
                ofTheTeam ? "LEADERSHIP_TEAM" : "NONE",
                "text",
                word,
                "choices",
                Collections.nCopies(choices, Map.of("label", word))));
        definition.put("questions", questions);
        String form = drafted.path("id");
        city.officer()
                .body(Map.of("definition", definition))
                .put("/inspection/v1/ballot-forms/" + form)
                .then()
                .statusCode(200);
        city.officer()
                .post("/inspection/v1/ballot-forms/" + form + "/adoption")
                .then()
                .statusCode(200);
        return form;
    }

    ValidatableResponse draft(String form, String more) {
        return draft(form, "\"礼堂\"", more);
    }

    /** @param sittings as JSON; none of a round on paper alone */
    ValidatableResponse draft(String form, String sittings, String more) {
        return city.asMember()
                .body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[%s]%s}"
                        .formatted(meeting, form, sittings, more))
                .post("/inspection/v1/ballot-rounds")
                .then();
    }

    /** A round of the questionnaire on paper, with its keys fetched. */
    String paperRound(String sittings) {
        nameHolders(holders).statusCode(200);
        String round = draft(form("DISCIPLINE_QUESTIONNAIRE"), sittings, ",\"papers\":true")
                .statusCode(201)
                .extract()
                .path("id");
        fetchKeys(round);
        return round;
    }

    /** Gives out so many papers to staff. */
    ValidatableResponse giveOut(String round, int papers) {
        return giveOut(round, papers, "");
    }

    ValidatableResponse giveOut(String round, int papers, String more) {
        return city.asMember()
                .body("{\"givenOut\":[{\"attendeeClass\":\"STAFF\",\"count\":%d}]%s}".formatted(papers, more))
                .post(at(round) + "/papers/giving-out")
                .then();
    }

    ValidatableResponse count(String round, int returned) {
        return city.asMember()
                .body("{\"returned\":%d}".formatted(returned))
                .post(at(round) + "/papers/counting")
                .then();
    }

    /** Counts so many papers; the codes on the covers of their bundles. */
    List<String> covers(String round, int returned) {
        return CREDENTIAL
                .matcher(text(count(round, returned).statusCode(200).extract().asByteArray()))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** How many codes the ballot of a round has. */
    int positionsOf(String round) {
        return city.asMember()
                .get(at(round) + "/papers/paper")
                .then()
                .statusCode(200)
                .extract()
                .path("positions");
    }

    /** A paper as it is entered. */
    static String paper(int place, List<String> codes) {
        return "{\"place\":%d,\"attendeeClass\":\"STAFF\",\"codes\":[%s]}"
                .formatted(place, codes.stream().map(code -> '"' + code + '"').collect(Collectors.joining(",")));
    }

    static String spoilt(int place) {
        return "{\"place\":%d,\"spoilt\":true}".formatted(place);
    }

    static ValidatableResponse enter(
            RequestSpecification somebody, String round, int bundle, String code, List<String> papers) {
        return somebody.body("{\"code\":\"%s\",\"papers\":[%s]}".formatted(code, String.join(",", papers)))
                .post(at(round) + "/papers/bundles/" + bundle + "/entries")
                .then();
    }

    ValidatableResponse record(String round) {
        return city.asMember().post(at(round) + "/papers/recording").then();
    }

    /** Has two of the three open the box. */
    void close(String round) {
        Map<String, String> opening = begin(round);
        handIn(round, opening, 1).statusCode(200);
        handIn(round, opening, 2).statusCode(200);
        awaitOutcome(round, opening, "COUNTED");
    }

    /** A round of the questionnaire with its keys fetched. */
    String round() {
        return round(form("DISCIPLINE_QUESTIONNAIRE"), "");
    }

    /** The same in two sittings. */
    String roundOfTwoSittings() {
        nameHolders(holders).statusCode(200);
        String round = draft(form("DISCIPLINE_QUESTIONNAIRE"), "\"礼堂\",\"食堂\"", "")
                .statusCode(201)
                .extract()
                .path("id");
        fetchKeys(round);
        return round;
    }

    /** A round on a form with its keys fetched. */
    String round(String form, String more) {
        nameHolders(holders).statusCode(200);
        String round = draft(form, more).statusCode(201).extract().path("id");
        fetchKeys(round);
        return round;
    }

    void fetchKeys(String round) {
        for (int i = 1; i <= 3; i++) {
            byte[] pdf = holder(i)
                    .post(at(round) + "/keys")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            Matcher lines = Pattern.compile("(?m)^(?:[0-9A-HJKMNP-TV-Z]{4}[- ]?){4,}\\s*$")
                    .matcher(text(pdf));
            StringBuilder sheet = new StringBuilder();
            while (lines.find()) {
                sheet.append(lines.group()).append(' ');
            }
            sheets.put(i, sheet.toString());
        }
    }

    /** The private half of a key-holder's key, as it was printed. */
    String sheet(int holder) {
        return Objects.requireNonNull(sheets.get(holder));
    }

    static String at(String round) {
        return "/inspection/v1/ballot-rounds/" + round;
    }

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints so many slips for staff; their credentials. */
    List<String> slips(String round, int count) {
        return slips(round, 1, count);
    }

    /** The same for any of the sittings. */
    List<String> slips(String round, int sitting, int count) {
        return credentials(printed(round, sitting, Map.of(AttendeeClass.STAFF, count)));
    }

    /** Prints so many slips of each class. */
    byte[] printed(String round, int sitting, Map<AttendeeClass, Integer> counts) {
        return city.asMember()
                .body("{\"slips\":%s}".formatted(ofClasses(counts)))
                .post(at(round) + "/sittings/" + sitting + "/slips")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    /** The credentials that stand on slips, in the order in which they are printed. */
    static List<String> credentials(byte[] pdf) {
        return CREDENTIAL
                .matcher(text(pdf))
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static String ofClasses(Map<AttendeeClass, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "{\"attendeeClass\":\"%s\",\"count\":%d}".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    ValidatableResponse takeBack(String round, String... credentials) {
        return city.asMember()
                .body(IntStream.range(0, credentials.length)
                        .mapToObj(i -> '"' + credentials[i] + '"')
                        .collect(Collectors.joining(",", "{\"credentials\":[", "]}")))
                .post(at(round) + "/sittings/1/returned-slips")
                .then();
    }

    ValidatableResponse open(String round, int drawn) {
        return open(round, 1, drawn);
    }

    ValidatableResponse open(String round, int sitting, int drawn) {
        return open(round, sitting, Map.of(AttendeeClass.STAFF, drawn));
    }

    ValidatableResponse open(String round, int sitting, Map<AttendeeClass, Integer> drawn) {
        return city.asMember()
                .body("{\"drawn\":%s}".formatted(ofClasses(drawn)))
                .post(at(round) + "/sittings/" + sitting + "/opening")
                .then();
    }

    ValidatableResponse end(String round) {
        return end(round, 1);
    }

    ValidatableResponse end(String round, int sitting) {
        return city.asMember().post(at(round) + "/sittings/" + sitting + "/end").then();
    }

    ValidatableResponse seal(String round) {
        return city.asMember().post(at(round) + "/sealing").then();
    }

    /** Nobody's request: without token, key or anything else. */
    static RequestSpecification desk() {
        return given().contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    /** What is sent from a desk of the hall beside a credential. */
    static String deskCode() {
        return Objects.requireNonNull(DESK_CODE.get());
    }

    /** How many codes the ballot has. */
    static int positions(String credential) {
        return desk().body("{\"credential\":\"%s\",\"deskCode\":\"%s\"}".formatted(credential, deskCode()))
                .post("/inspection/v1/ballots/paper")
                .then()
                .statusCode(200)
                .extract()
                .path("positions");
    }

    static ValidatableResponse cast(String credential, List<String> codes) {
        return desk().body("{\"credential\":\"%s\",\"deskCode\":\"%s\",\"codes\":[%s]}"
                        .formatted(
                                credential,
                                deskCode(),
                                codes.stream().map(code -> '"' + code + '"').collect(Collectors.joining(","))))
                .post("/inspection/v1/ballots")
                .then();
    }

    /** The first place filled in with this code, all others left blank. */
    static List<String> codes(int positions, String first) {
        return IntStream.range(0, positions)
                .mapToObj(i -> i == 0 ? first : "00")
                .toList();
    }

    /** Begins to open the box; the attempt's id and public key. */
    Map<String, String> begin(String round) {
        return city.asMember()
                .post(at(round) + "/box-openings")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    ValidatableResponse handIn(String round, Map<String, ?> opening, int holder) {
        return handIn(round, opening, holder, sheet(holder));
    }

    ValidatableResponse handIn(String round, Map<String, ?> opening, int holder, String sheet) {
        byte[] sealed = ClosingKey.sealSheet(
                Base64.getDecoder().decode((String) opening.get("publicKey")), UUID.fromString(round), holder, sheet);
        return holder(holder)
                .body("{\"sealedSheet\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(sealed)))
                .post(at(round) + "/box-openings/" + opening.get("id") + "/keys")
                .then();
    }

    void awaitOutcome(String round, Map<String, ?> opening, String outcome) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> city.asMember()
                        .get(at(round) + "/box-openings/" + opening.get("id"))
                        .then()
                        .statusCode(200)
                        .body("outcome", equalTo(outcome)));
    }

    /** Sealed with the ballots of so many, of whom each but the first chose nothing. */
    String sealed(int voters) {
        return sealed(round(), voters);
    }

    /** The same of a round that is drafted. */
    String sealed(String round, int voters) {
        List<String> credentials = slips(round, voters);
        open(round, voters).statusCode(200);
        int positions = positions(credentials.get(0));
        for (int i = 0; i < voters; i++) {
            cast(credentials.get(i), codes(positions, i == 0 ? "01" : "00")).statusCode(204);
        }
        end(round).statusCode(200);
        seal(round).statusCode(200);
        return round;
    }

    /** Counted, with the ballots of so many, see {@link #sealed}. */
    String counted(int voters) {
        String round = sealed(voters);
        open(round);
        return round;
    }

    /** Whoever kept the sheets of the first and the second key-holder, and a copy of the box, opens its ballots. */
    BallotOpening openingWithKeptSheets(String round) {
        return BallotOpening.of(
                UUID.fromString(round),
                KeySheet.read(sheet(1)),
                KeySheet.read(sheet(2)),
                IntStream.rangeClosed(1, 3)
                        .mapToObj(holder -> HexFormat.of()
                                .parseHex(Database.text(
                                        "select encode(public_key, 'hex') from ballot_key where round_id = '%s' and number = %d"
                                                .formatted(round, holder))))
                        .toList());
    }

    /** By the first and the second key-holder. */
    void open(String round) {
        Map<String, String> opening = begin(round);
        handIn(round, opening, 1).statusCode(200);
        handIn(round, opening, 2).statusCode(200);
        awaitOutcome(round, opening, "COUNTED");
    }

    /** Who waits for the box of a round. */
    static final String WAITING = "from pg_locks where locktype = 'advisory' and not granted and objsubid = 1"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and ((classid::bigint << 32) | objid::bigint) = hashtextextended('" + BallotBox.LOCK + "' || ?, 0)";

    /** As whoever seals a box locks it, until the connection rolls back. */
    static Connection lockedBox(String round) throws SQLException {
        Connection sealing = Database.superuser();
        sealing.setAutoCommit(false);
        try (Statement statement = sealing.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtextextended('" + BallotBox.LOCK + round + "', 0))");
        }
        return sealing;
    }

    /** Whether somebody waits for the box of a round. */
    static boolean waitsForTheBox(String round) {
        return Database.number("select count(*) " + WAITING, round) > 0;
    }

    static void awaitVoters(String round) {
        await().pollDelay(Duration.ofMillis(500)).until(() -> waitsForTheBox(round));
    }

    /** Says that the protocol is signed and the sheets are shredded. */
    ValidatableResponse certify(String round) {
        return city.officer()
                .body("{\"protocolSigned\":true,\"sheetsShredded\":true}")
                .post(at(round) + "/certification")
                .then();
    }

    /** Says that a round is to be void, as an officer of the whole city with this number. */
    ValidatableResponse makeVoid(String round, String number) {
        return city.at(city.path, number, CityOfTests.ORGANIZATION_OFFICER)
                .body("{\"reason\":\"停电\"}")
                .post(at(round) + "/voiding")
                .then();
    }

    @Override
    public void close() {
        city.close();
    }
}
