package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event has its effect once however often it comes, and one that cannot be applied holds up no other. */
@QuarkusTest
class ConsumerIT {

    private static final String TOPIC = "qingfeng.registry.units.v1";
    private static final String GOOD = "{\"name\": \"a unit\"}";

    private final UUID unit = UUID.randomUUID();
    private ForeignEvents units;

    @BeforeEach
    void open() {
        units = ForeignEvents.on(TOPIC);
    }

    @AfterEach
    void close() {
        units.close();
    }

    private static Map<String, String> attributes() {
        return Map.of(
                "ce_source", "urn:qingfeng:another-service",
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", "dev.qingfeng.registry.unit.v1",
                "ce_epoch", "1",
                "ce_aggregateversion", "1");
    }

    private void awaitChanges(int changes) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.number(
                                "select coalesce(sum(changes), 0) from unit_replica where id = ?", unit))
                        .isEqualTo(changes));
    }

    private PublishedEvent deadLetter() {
        try (PublishedEvents letters = PublishedEvents.on("pledge-service.dead-letter.v1")) {
            return letters.await(event -> unit.toString().equals(event.key()));
        }
    }

    private static double deadLetters() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("qingfeng_dead_letters_total"))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[1]))
                .sum();
    }

    @Test
    void anEventThatComesThreeTimesHasOneEffect() {
        Map<String, String> same = attributes();
        for (int i = 0; i < 3; i++) {
            units.send(unit.toString(), same, GOOD);
        }
        // One partition: when this has had its effect, the three before it have been seen.
        units.send(unit.toString(), attributes(), GOOD);
        awaitChanges(2);
    }

    @Test
    void theSameIdFromAnotherSourceIsAnotherEvent() {
        Map<String, String> first = attributes();
        Map<String, String> second = new HashMap<>(first);
        second.put("ce_source", "urn:qingfeng:a-third-service");
        units.send(unit.toString(), first, GOOD);
        units.send(unit.toString(), second, GOOD);
        awaitChanges(2);
    }

    /** Not JSON, not even text, another shape than awaited, and nothing at all. */
    @ParameterizedTest
    @ValueSource(strings = {"7b206e6f", "fffe00c328", "5b5d", "7b226e616d65223a207b7d7d", ""})
    void whatCannotBeAppliedGoesToTheDeadLetterTopic(String poisonHex) {
        double before = deadLetters();
        Map<String, String> attributes = attributes();
        units.sendBytes(unit.toString(), attributes, HexFormat.of().parseHex(poisonHex));
        units.send(unit.toString(), attributes(), GOOD);
        awaitChanges(1);

        PublishedEvent letter = deadLetter();
        assertThat(letter.payloadHex()).isEqualTo(poisonHex);
        assertThat(letter.headers())
                .containsAllEntriesOf(attributes)
                .containsEntry("dead-letter-topic", TOPIC)
                .hasEntrySatisfying(
                        "dead-letter-reason", reason -> assertThat(reason).isNotBlank())
                .hasEntrySatisfying(
                        "dead-letter-offset", offset -> assertThat(offset).matches("[0-9]+"))
                .hasEntrySatisfying(
                        "dead-letter-partition",
                        partition -> assertThat(partition).matches("[0-9]+"));
        await().untilAsserted(() -> assertThat(deadLetters()).isEqualTo(before + 1));
    }

    @Test
    void anEventWithoutItsAttributesCannotBeApplied() {
        units.send(unit.toString(), Map.of("ce_id", "1"), GOOD);
        assertThat(deadLetter().header("dead-letter-reason")).contains("ce_source");
    }
}
