package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replica holds the newest state of each key, whatever order and however often states arrive. */
@QuarkusTest
class ReplicaIT {

    private static final String TOPIC = "qingfeng.registry.posts.v1";
    private static final String TYPE = "dev.qingfeng.registry.post.v1";

    private final UUID post = UUID.randomUUID();
    private ForeignEvents posts;

    @Inject
    PostConsumer consumer;

    @BeforeEach
    void open() {
        posts = ForeignEvents.on(TOPIC);
    }

    @AfterEach
    void close() {
        posts.close();
    }

    private static String state(int quota) {
        return "{\"unitPath\":\"city.town\",\"quota\":%d,\"somethingNew\":{\"a\":1}}".formatted(quota);
    }

    /** All of one key is in one partition: when this later state is kept, what came before it has been seen. */
    private void awaitLast(int epoch, long version) {
        posts.send(post, epoch, version, state(99));
        awaitRow("epoch = %d and version = %d and quota = 99".formatted(epoch, version));
    }

    private void awaitRow(String condition) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from post_replica where id = ? and " + condition, post))
                        .isEqualTo(1));
    }

    @Test
    void aStateThatComesThreeTimesMovesTheReplicaOnce() {
        for (int i = 0; i < 3; i++) {
            posts.send(post, 1, 7, state(3));
        }
        awaitLast(1, 8);
        assertThat(consumer.moves).containsEntry(post, 2);
    }

    @Test
    void aStaleStateIsIgnoredAndAHigherEpochWinsWhateverItsVersion() {
        posts.send(post, 1, 7, state(3));
        posts.send(post, 1, 6, state(4));
        awaitRow("version = 7 and quota = 3");
        posts.send(post, 2, 0, state(5));
        awaitRow("epoch = 2 and version = 0 and quota = 5");
        posts.send(post, 1, 1000, state(6));
        awaitLast(2, 1);
        assertThat(consumer.moves).containsEntry(post, 3);
    }

    @Test
    void aTombstoneLeavesWhatWasKnownAndMarksItGone() {
        posts.send(post, 1, 1, state(3));
        posts.send(post, 1, 2, null);
        awaitRow("gone and version = 2 and unit_path = 'city.town' and quota = 3");
        posts.send(post, 1, 1, state(3));
        posts.send(post, 1, 3, state(4));
        awaitRow("not gone and version = 3 and quota = 4");
    }

    @Test
    void aTombstoneMayBeTheFirstThatIsHeardOfAKey() {
        posts.send(post, 1, 5, null);
        awaitRow("gone and version = 5 and unit_path is null");
    }

    @Test
    void everyKindOfValueIsKeptAsWhatItIs() {
        UUID holder = UUID.randomUUID();
        posts.send(post, 1, 1, """
                {"unitPath": "city.town", "quota": 2, "kind": "RED", "since": "2026-03-01", "changedAt": "2026-03-01T01:02:03Z",
                 "holderIds": ["%s"], "labels": ["a", "b,c"], "terms": [{"year": 2021, "full": true}]}""".formatted(holder));
        awaitRow("kind = 'RED' and since = date '2026-03-01' and changed_at = timestamptz '2026-03-01T01:02:03Z'"
                + " and holder_ids = array['%s'::uuid] and labels = array['a', 'b,c']".formatted(holder)
                + " and terms = '[{\"year\": 2021, \"full\": true}]'::jsonb");
    }

    @ParameterizedTest
    @CsvSource({
        "dev.qingfeng.registry.unit.v1, '{\"unitPath\":\"city\",\"quota\":1}', Expected " + TYPE,
        TYPE + ", '{\"quota\":1}', lacks unitPath",
        TYPE + ", '{\"unitPath\":\" \"}', 'lacks quota, unitPath'",
        TYPE + ", '{\"unitPath\":\"city\",\"quota\":\"many\"}', quota",
    })
    void whatIsNoSuchStateIsKeptAsideAndTheRestGoesOn(String type, String payload, String reason) {
        posts.send(
                post.toString(),
                Map.of(
                        "ce_source", "urn:qingfeng:another-service",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type,
                        "ce_epoch", "1",
                        "ce_aggregateversion", "1"),
                payload);
        awaitLast(1, 2);
        assertThat(consumer.moves).containsEntry(post, 1);
        try (PublishedEvents letters = PublishedEvents.on("pledge-service.dead-letter.v1")) {
            PublishedEvent letter = letters.await(event -> post.toString().equals(event.key()));
            assertThat(letter.payload()).isEqualTo(payload);
            assertThat(letter.header("dead-letter-reason")).contains(reason);
        }
    }
}
