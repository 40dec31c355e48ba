package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.sample.Sample;
import dev.qingfeng.local.sample.SampleBallots;
import dev.qingfeng.local.sample.SampleBallots.Attempt;
import dev.qingfeng.local.sample.SampleBallots.Opened;
import dev.qingfeng.local.sample.SampleCity;
import dev.qingfeng.local.sample.SampleFiles;
import dev.qingfeng.local.sample.Transition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A service that is killed while it counts a box leaves the box sealed or the round closed, and never a wrong figure. */
@Tag("full")
@Order(Integer.MAX_VALUE - 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoxKilledIT {

    private static final String SERVICE = "inspection-service";
    private static final String DATABASE = "inspection";
    private static final String ROUNDS = "/inspection/v1/ballot-rounds";
    private static final String VOTERS = "PRESCRIBED";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the count gets to them: it empties the box, keeps the counts and tells of it. */
    private static final List<String> TABLES = List.of("ballot", "round_result", "outbox");

    private static final int KILLS = 8;

    /** The service looks every second whether both keys are there. */
    private static final int LONGEST_MILLIS = 1_600;

    private static final long SEED = 66;

    private Qingfeng qingfeng;
    private String meeting;
    private String cycle;
    private int voters;
    private int forms;

    @BeforeAll
    void aMeetingAtWhichBallotsAreCast() {
        Path root = Path.of(System.getProperty("qingfeng.root", ".."));
        qingfeng = Qingfeng.start(root.resolve("acceptance-tests/target/box-killed"), "--reset");
        SampleFiles files = SampleFiles.in(root.resolve("deploy/local/sample"));
        Sample sample = new Sample(
                files,
                new SampleCity(files.units(), LocalDate.now(Qingfeng.ZONE).getYear()),
                qingfeng.url("appointment-service"),
                qingfeng.url("pledge-service"),
                qingfeng.accounts()::token,
                qingfeng.accounts().staffNumbers());
        new Transition(sample, qingfeng.url(SERVICE), qingfeng.url("complaint-service"), line -> {})
                .playToFirstBallots();
        JsonNode held = officer().get(ROUNDS).accepted().required("items").get(0);
        meeting = held.required("meetingId").asText();
        cycle = held.required("cycleId").asText();
        voters = held.required("ballots").asInt();
    }

    @AfterAll
    void stop() {
        qingfeng.stop(Duration.ofSeconds(20));
    }

    private Api officer() {
        return qingfeng.as("organization-officer", SERVICE);
    }

    /** With connections of its own: those to a service that was killed are of no use. */
    private SampleBallots ballots() {
        return SampleBallots.of(qingfeng.url(SERVICE), qingfeng.accounts()::token);
    }

    /** A round and what was cast in it. */
    private record Cast(Opened round, List<List<String>> ballots) {

        String path() {
            return ROUNDS + "/" + round.id();
        }
    }

    /** On a form of its own with one question more than others, as what asks the same is not voted on twice. */
    private Opened open(String formCode) {
        ObjectNode body = JSON.createObjectNode()
                .put("cycleId", cycle)
                .put("code", formCode + "-usual")
                .put("purpose", "DEMOCRATIC_ASSESSMENT");
        ObjectNode definition = (ObjectNode) officer()
                .postJson("/inspection/v1/ballot-forms", body)
                .accepted()
                .required("definition");
        ObjectNode word =
                JSON.createObjectNode().put("zhHans", "其他").put("zhHant", "其他").put("en", "else");
        ObjectNode more = ((ArrayNode) definition.required("questions"))
                .addObject()
                .put("code", "more")
                .put("block", "LEADERSHIP_TEAM_EVALUATION")
                .put("kind", "RATE")
                .put("about", "LEADERSHIP_TEAM");
        more.set("text", word);
        ArrayNode choices = more.putArray("choices");
        forms++;
        for (int choice = 0; choice < forms; choice++) {
            choices.addObject().set("label", word);
        }
        body.put("code", formCode).set("definition", definition);
        Answer form = officer().postJson("/inspection/v1/ballot-forms", body);
        String id = form.accepted().required("id").asText();
        officer()
                .postJson(
                        "/inspection/v1/ballot-forms/" + id + "/adoption",
                        JSON.createObjectNode(),
                        Map.of("If-Match", form.entityTag()))
                .accepted();
        return ballots().open(meeting, id, VOTERS, voters);
    }

    private Cast sealed(String formCode) {
        Opened round = open(formCode);
        SampleBallots ballots = ballots();
        List<List<String>> cast = new ArrayList<>();
        round.credentials().forEach(credential -> cast.add(ballots.vote(round, credential)));
        ballots.seal(round);
        return new Cast(round, cast);
    }

    private String state(Cast cast) {
        return officer().get(cast.path()).accepted().required("state").asText();
    }

    @Test
    void killedAtAnyMomentOfTheCountTheRoundIsSealedOrClosed() throws Exception {
        Cast cast = sealed("killed");
        for (String table : TABLES) {
            killAt(table, cast);
            requireSealed(cast);
        }
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            handIn(cast);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            qingfeng.kill(SERVICE);
            qingfeng.startAgain(SERVICE);
            if (state(cast).equals("SEALED")) {
                requireSealed(cast);
            } else {
                requireClosed(cast);
                cast = sealed("killed-" + kill);
            }
        }
        ballots().count(cast.round());
        requireClosed(cast);
    }

    private void handIn(Cast cast) {
        SampleBallots holders = ballots();
        Attempt attempt = holders.begin(cast.round());
        holders.handIn(cast.round(), attempt, 2);
        holders.handIn(cast.round(), attempt, 3);
    }

    /** While the transaction of the count waits for a table. */
    private void killAt(String table, Cast cast) throws SQLException {
        SampleBallots holders = ballots();
        Attempt attempt = holders.begin(cast.round());
        holders.handIn(cast.round(), attempt, 1);
        try (Connection connection = qingfeng.superuser(DATABASE);
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Reading goes on, writing waits.
            lock.execute("lock table %s in share mode".formatted(table));
            holders.handIn(cast.round(), attempt, 3);
            String waiting = """
                    select count(*) from pg_locks l where not l.granted and l.relation = '%s'::regclass
                      and exists (select from pg_locks o where o.pid = l.pid and o.granted and o.relation = 'box_opening'::regclass)""".formatted(table);
            await().atMost(Duration.ofSeconds(30)).until(() -> number(waiting) > 0);
            qingfeng.kill(SERVICE);
            connection.rollback();
        }
        qingfeng.startAgain(SERVICE);
    }

    private void requireSealed(Cast cast) throws SQLException {
        assertThat(state(cast)).isEqualTo("SEALED");
        assertThat(officer()
                        .get(cast.path() + "/result")
                        .refused(409)
                        .path("code")
                        .asText())
                .isEqualTo("round-not-closed");
        assertThat(number("select count(*) from round_result where id = '%s'"
                        .formatted(cast.round().id())))
                .isZero();
        assertThat(sealedBallots(cast)).isEqualTo(voters);
    }

    /** Nothing opens it again, and what was counted is what was cast. */
    private void requireClosed(Cast cast) throws SQLException {
        assertThat(state(cast)).isEqualTo("CLOSED");
        assertThat(officer()
                        .postJson(cast.path() + "/box-openings", JSON.createObjectNode())
                        .code())
                .isEqualTo("round-closed-already");
        assertThat(sealedBallots(cast)).isZero();
        JsonNode result = officer().get(cast.path() + "/result").accepted();
        assertThat(result.required("ballots").asInt()).isEqualTo(voters);
        int places = 0;
        for (JsonNode question : result.required("questions")) {
            for (JsonNode place : question.required("places")) {
                int position = place.required("position").asInt();
                for (JsonNode count : place.required("counts")) {
                    String code = count.required("code").asText();
                    assertThat(count.required("ballots").asLong())
                            .as("%s at %d", code, position)
                            .isEqualTo(cast.ballots().stream()
                                    .filter(ballot -> ballot.get(position).equals(code))
                                    .count());
                }
                places++;
            }
        }
        assertThat(places).isEqualTo(cast.ballots().get(0).size());
    }

    private long sealedBallots(Cast cast) throws SQLException {
        return number("select count(*) from ballot where round_id = '%s' and sealed is not null"
                .formatted(cast.round().id()));
    }

    private long number(String query) throws SQLException {
        try (Connection connection = qingfeng.superuser(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ballots were cast since that the backup has not, and with slips that it takes for good. */
    @Test
    void aRestoreFromABackupMakesVoidWhatWasOpen() throws Exception {
        Opened round = open("restored");
        SampleBallots ballots = ballots();
        ballots.vote(round, round.credentials().get(0));
        Backup backup = Backup.of(qingfeng, DATABASE);
        ballots.vote(round, round.credentials().get(1));

        qingfeng.stop(SERVICE);
        backup.restore();
        qingfeng.command(SERVICE, "restored");
        qingfeng.startAgain(SERVICE);

        JsonNode restored = officer().get(ROUNDS + "/" + round.id()).accepted();
        assertThat(restored.required("state").asText()).isEqualTo("VOID");
        for (String credential : round.credentials().subList(1, 3)) {
            ObjectNode slip =
                    JSON.createObjectNode().put("credential", credential).put("deskCode", round.deskCode());
            assertThat(qingfeng.anonymously(SERVICE)
                            .postJson("/inspection/v1/ballots/paper", slip)
                            .code())
                    .isEqualTo("round-void");
        }
        assertThat(number("select count(*) from ballot where round_id = '%s' and sealed is not null"
                        .formatted(round.id())))
                .isZero();
    }
}
