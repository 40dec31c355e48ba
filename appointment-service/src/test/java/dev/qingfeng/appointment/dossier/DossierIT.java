package dev.qingfeng.appointment.dossier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dossier follows four topics of other services and can be rebuilt from them alone; few may read it. */
@QuarkusTest
class DossierIT {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID cadre = UUID.randomUUID();

    @Inject
    DossierConsumer consumer;

    @Inject
    Config config;

    @BeforeEach
    void register() {
        cadre = transition.begun().cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    @Test
    void aGradeThatComesThreeTimesIsOneAndStaleOnesAreIgnoredAndAHigherEpochWins() {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            transition.evaluation(id, 1, 5, cadre, "MEMBER", "AVERAGE");
        }
        transition.evaluation(id, 1, 4, cadre, "MEMBER", "POOR");
        // All of one key is in one partition: once this one is known, the others have been seen.
        transition.evaluation(id, 2, 0, cadre, "MEMBER", "EXCELLENT");
        transition.evaluation(id, 1, 1000, cadre, "MEMBER", "POOR");
        transition.evaluation(id, 2, 1, cadre, "MEMBER", "FAIRLY_GOOD");
        TransitionOfTests.awaitRow("evaluation", id, "epoch = 2 and version = 1 and grade = 'FAIRLY_GOOD'");
        dossier("organization-officer").body("evaluations.grade", contains("FAIRLY_GOOD"));
    }

    @Test
    void aClearanceThatComesThreeTimesIsOneAndStaleOnesAreIgnoredAndAHigherEpochWins() {
        for (int i = 0; i < 3; i++) {
            transition.clearance(cadre, 1, 5, true);
        }
        transition.clearance(cadre, 1, 4, false);
        transition.clearance(cadre, 1, 6, true);
        TransitionOfTests.awaitRow("clearance", cadre, "batch = 6 and given");
        transition.clearance(cadre, 2, 1, false);
        transition.clearance(cadre, 1, 1000, true);
        transition.clearance(cadre, 2, 2, false);
        TransitionOfTests.awaitRow("clearance", cadre, "epoch = 2 and batch = 2 and not given");
    }

    @Test
    void aPledgeThatComesThreeTimesIsOneAndStaleOnesAreIgnoredAndAHigherEpochWins() {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            transition.pledge(id, 1, 5, cadre, "LEADING_CADRE", "DUE", null);
        }
        transition.pledge(id, 1, 4, cadre, "LEADING_CADRE", "EXCUSED", null);
        transition.pledge(id, 1, 6, cadre, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        TransitionOfTests.awaitRow("pledge_signature", id, "version = 6 and state = 'SIGNED'");
        transition.pledge(id, 2, 1, cadre, "LEADING_CADRE", "EXCUSED", null);
        transition.pledge(id, 1, 1000, cadre, "LEADING_CADRE", "SIGNED", "2026-03-11T02:00:00Z");
        transition.pledge(id, 2, 2, cadre, "LEADING_CADRE", "DUE", null);
        TransitionOfTests.awaitRow("pledge_signature", id, "epoch = 2 and state = 'DUE' and signed_at is null");
        dossier("organization-officer").body("pledges.state", contains("DUE"));
    }

    @Test
    void aRoundThatComesThreeTimesIsOneAndStaleOnesAreIgnoredAndAHigherEpochWins() {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            transition.round(id, 1, 5, "DEMOCRATIC_ASSESSMENT", cadre);
        }
        transition.round(id, 1, 4, "DISCIPLINE_QUESTIONNAIRE");
        transition.round(id, 1, 6, "DEMOCRATIC_RECOMMENDATION", cadre);
        TransitionOfTests.awaitRow("released_round", id, "version = 6 and purpose = 'DEMOCRATIC_RECOMMENDATION'");
        transition.round(id, 2, 1, "DEMOCRATIC_RECOMMENDATION");
        transition.round(id, 1, 1000, "DISCIPLINE_QUESTIONNAIRE", cadre);
        transition.round(id, 2, 2, "DEMOCRATIC_ASSESSMENT", UUID.randomUUID(), cadre);
        TransitionOfTests.awaitRow(
                "released_round", id, "epoch = 2 and version = 2 and cardinality(candidate_ids) = 2");
        dossier("organization-officer")
                .body("ballots.rounds.roundId", contains(id.toString()))
                .body("ballots.rounds.purpose", contains("DEMOCRATIC_ASSESSMENT"));
    }

    @Test
    void aRoundOfAPurposeThatNobodyKnowsIsKeptAside() {
        UUID id = UUID.randomUUID();
        try (PublishedEvents letters = PublishedEvents.on("appointment-service.dead-letter.v1")) {
            transition.round(id, 1, 4, "OSTRACISM", cadre);
            assertThat(letters.await(event -> id.toString().equals(event.key())).header("dead-letter-reason"))
                    .contains("OSTRACISM");
        }
        transition.round(id, 1, 5, "DEMOCRATIC_ASSESSMENT", cadre);
        TransitionOfTests.awaitRow("released_round", id, "purpose = 'DEMOCRATIC_ASSESSMENT'");
    }

    @Test
    void aPledgeOfAStateThatNobodyKnowsIsKeptAside() {
        UUID id = UUID.randomUUID();
        try (PublishedEvents letters = PublishedEvents.on("appointment-service.dead-letter.v1")) {
            transition.pledge(id, 1, 1, cadre, "LEADING_CADRE", "BURNT", null);
            assertThat(letters.await(event -> id.toString().equals(event.key())).header("dead-letter-reason"))
                    .contains("BURNT");
        }
        transition.pledge(id, 1, 2, cadre, "LEADING_CADRE", "DUE", null);
        TransitionOfTests.awaitRow("pledge_signature", id, "state = 'DUE'");
    }

    @Test
    void aStateThatIsNoneIsKeptAsideAndTheRestGoesOn() {
        try (ForeignEvents clearances = ForeignEvents.on("qingfeng.complaint.clearances.v1");
                PublishedEvents letters = PublishedEvents.on("appointment-service.dead-letter.v1")) {
            clearances.send(cadre, 1, 1, "{\"batch\": 1}");
            transition.clearance(cadre, true, 2);
            assertThat(letters.await(event -> cadre.toString().equals(event.key()))
                            .header("dead-letter-reason"))
                    .contains("lacks given");
        }
    }

    @Test
    void theReplicasAreRebuiltFromNothing() throws IOException {
        UUID withdrawn = transition.graded(cadre, "MEMBER", "POOR");
        transition.evaluationGone(withdrawn, 3);
        TransitionOfTests.awaitRow("evaluation", withdrawn, "gone");
        transition.graded(cadre, "MEMBER", "EXCELLENT");
        transition.clearance(cadre, false, 1);
        transition.clearance(cadre, true, 2);
        transition.pledge(cadre, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        UUID undone = transition.released("2026-04-20T08:00:00Z", cadre);
        transition.roundGone(undone, 5);
        TransitionOfTests.awaitRow("released_round", undone, "gone");
        transition.released("2026-04-20T09:00:00Z", cadre);
        UUID gone = transition.pledge(cadre, "TOWNSHIP_SECRETARY", "DUE", null);
        transition.pledgeGone(gone, 2);
        TransitionOfTests.awaitRow("pledge_signature", gone, "gone");

        for (String[] replica : new String[][] {
            {"evaluation", "qingfeng.inspection.evaluations.v1"},
            {"released_round", "qingfeng.inspection.released-rounds.v1"},
            {"clearance", "qingfeng.complaint.clearances.v1"},
            {"pledge_signature", "qingfeng.pledge.signatures.v1"}
        }) {
            List<String> before = rowsOf(replica[0]);
            assertThat(before).isNotEmpty();
            List<ConsumerRecord<String, byte[]>> records = recordsOf(replica[1]);
            Database.execute("delete from " + replica[0]);
            for (ConsumerRecord<String, byte[]> event : records) {
                apply(replica[0], event);
            }
            assertThat(rowsOf(replica[0])).as(replica[0]).containsAll(before);
        }
    }

    /** What a plain consumer reads from the beginning; letters that are no state are left out, as they were the first time. */
    private List<ConsumerRecord<String, byte[]>> recordsOf(String topic) {
        String prefix = "qingfeng.test.kafka.";
        Map<String, Object> settings = new HashMap<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), config.getValue(name, String.class));
            }
        });
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var plain = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = plain.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            plain.assign(partitions);
            plain.seekToBeginning(partitions);
            long end = plain.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (partitions.stream().mapToLong(plain::position).sum() < end) {
                plain.poll(java.time.Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private void apply(String replica, ConsumerRecord<String, byte[]> event) throws IOException {
        try {
            switch (replica) {
                case "evaluation" -> consumer.evaluation(event);
                case "released_round" -> consumer.releasedRound(event);
                case "clearance" -> consumer.clearance(event);
                default -> consumer.signature(event);
            }
        } catch (IllegalArgumentException | IOException noState) {
            assertThat(noState.getMessage()).containsAnyOf("lacks", "BURNT", "OSTRACISM");
        }
    }

    private static List<String> rowsOf(String table) {
        List<String> rows = new ArrayList<>();
        try (var connection = Database.superuser();
                var query = connection.prepareStatement("select r::text from %s r order by id".formatted(table));
                var found = query.executeQuery()) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private io.restassured.response.ValidatableResponse dossier(String... roles) {
        return transition
                .city
                .as(roles)
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then();
    }

    @Test
    void theDossierSaysWhatIsKnownWhereItComesFromAndSinceWhen() {
        dossier("committee-member")
                .statusCode(200)
                .body("evaluations", empty(), "clearance.given", equalTo(false), "clearance.batch", nullValue());
        UUID evaluation = transition.graded(cadre, "MEMBER", "EXCELLENT");
        transition.clearance(cadre, true, 7);
        String tag = dossier("committee-secretary")
                .body("evaluations[0].evaluationId", equalTo(evaluation.toString()))
                .body("evaluations[0].grade", equalTo("EXCELLENT"))
                .body("evaluations[0].source", equalTo("inspection-service"))
                .body("evaluations[0].gradedAt", equalTo("2026-04-30T08:00:00Z"))
                .body("clearance.given", equalTo(true), "clearance.batch", equalTo(7))
                .body("clearance.source", equalTo("complaint-service"))
                .body("clearance.publishedAt", notNullValue())
                .extract()
                .header("ETag");
        transition
                .city
                .as("committee-secretary")
                .header("If-None-Match", tag)
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(304);
        assertThat(dossier("discipline-officer")
                        .body("evaluations", nullValue(), "clearance.given", equalTo(true))
                        .extract()
                        .header("ETag"))
                .as("who sees less has a version of their own")
                .isNotEqualTo(tag);
    }

    @Test
    void nobodySeesTheirOwn() {
        given().auth()
                .oauth2(Token.of("committee-member", "organization-officer")
                        .staffNumber(transition.city.staffPrefix + "-1")
                        .unitPath(transition.city.path)
                        .sign())
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void whoeverReadsItLeavesTheirName() {
        dossier("auditor").statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and operation = 'getDossier' and record_id = ?",
                        cadre.toString()))
                .isEqualTo(1);
    }

    @Test
    void nobodyElseReadsIt() {
        for (String role : new String[] {"registry-admin", "cadre", "team-leader", "complaint-handler"}) {
            dossier(role).statusCode(403);
        }
        new CityOfTests()
                .founded()
                .as("organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(404);
    }
}
