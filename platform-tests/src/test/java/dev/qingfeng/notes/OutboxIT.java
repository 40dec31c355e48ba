package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.web.IfMatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed arrives on the broker, in order, and nothing else does. */
@QuarkusTest
class OutboxIT {

    private static final String TOPIC = "qingfeng.pledge.events.v1";
    private static final int NOTES = 20;
    private static final int VERSIONS = 50;

    @Inject
    NoteService notes;

    @Inject
    UnitConsumer consumer;

    private final Person person = Person.unknown();

    private static String randomTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private UUID writeWithin(String trace) {
        String text = UUID.randomUUID().toString();
        return person.request()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("Idempotency-Key", text)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post(Person.NOTES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static PublishedEvent eventOf(UUID note) {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.await(event -> note.toString().equals(event.key()));
        }
    }

    private static long waiting(UUID note) {
        return Database.number("select count(*) from outbox where aggregateid = ?", note.toString());
    }

    @Test
    void anEventCarriesItsAttributesAndItsPayload() {
        Instant before = Instant.now().minusSeconds(1);
        String trace = randomTrace();
        UUID note = writeWithin(trace);

        PublishedEvent event = eventOf(note);
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "urn:qingfeng:platform-tests")
                .containsEntry("ce_type", "dev.qingfeng.notes.written.v1")
                .containsEntry("ce_subject", note.toString())
                .containsEntry("ce_partitionkey", note.toString())
                .containsEntry("ce_dataschema", "urn:qingfeng:event:dev.qingfeng.notes.written.v1")
                .containsEntry("ce_aggregateversion", "0")
                .containsEntry("ce_epoch", "1")
                .containsEntry("ce_correlationid", trace)
                .containsEntry("content-type", "application/json");
        assertThat(UUID.fromString(event.header("ce_id"))).isNotNull();
        assertThat(Instant.parse(event.header("ce_time"))).isBetween(before, Instant.now());
        assertThat(event.header("traceparent")).startsWith("00-" + trace + "-");
        assertThat(event.payload()).isEqualTo("{\"noteId\":\"" + note + "\",\"length\":36}");
    }

    @Test
    void aChangeRaisesTheVersion() {
        UUID note = person.writeSomething();
        person.rewrite(note, "*", UUID.randomUUID().toString()).then().statusCode(200);
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            assertThat(events.await(2, event -> note.toString().equals(event.key())))
                    .extracting(PublishedEvent::version)
                    .containsExactly(0L, 1L);
        }
    }

    /** HTTP → outbox → Kafka is one half of the way, Kafka → consumer the other. */
    @Test
    void aConsumerJoinsTheTraceOfTheRequest() {
        String trace = randomTrace();
        PublishedEvent event = eventOf(writeWithin(trace));

        String unit = UUID.randomUUID().toString();
        try (ForeignEvents units = ForeignEvents.on("qingfeng.registry.units.v1")) {
            units.send(unit, event.headers(), "{\"name\": \"a unit\"}");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(consumer.traces).containsEntry(unit, trace));
    }

    @Test
    void aThousandEventsArriveInOrderPerKey() {
        Set<String> keys = Stream.generate(() -> notes.write(UUID.randomUUID().toString()))
                .limit(NOTES)
                .map(note -> note.id().toString())
                .collect(Collectors.toSet());
        CompletableFuture.allOf(keys.stream()
                        .map(key -> CompletableFuture.runAsync(() -> rewriteOften(UUID.fromString(key))))
                        .toArray(CompletableFuture[]::new))
                .join();

        List<PublishedEvent> arrived;
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            arrived = events.await(NOTES * VERSIONS, event -> keys.contains(event.key()));
        }
        Map<String, List<Long>> versions = arrived.stream()
                .collect(Collectors.groupingBy(
                        PublishedEvent::key, Collectors.mapping(PublishedEvent::version, Collectors.toList())));
        assertThat(versions.keySet()).isEqualTo(keys);
        assertThat(versions.values())
                .allSatisfy(ofOne -> assertThat(ofOne)
                        .isEqualTo(LongStream.range(0, VERSIONS).boxed().toList()));
        await().untilAsserted(() -> assertThat(keys)
                .allSatisfy(key -> assertThat(waiting(UUID.fromString(key))).isZero()));
    }

    private void rewriteOften(UUID note) {
        IfMatch any = IfMatch.fromString("*");
        for (int version = 1; version < VERSIONS; version++) {
            notes.rewrite(note, any, UUID.randomUUID().toString());
        }
    }

    @Test
    void whatIsRolledBackIsNotPublished() {
        QuarkusTransaction.begin();
        UUID undone = notes.write(UUID.randomUUID().toString()).id();
        QuarkusTransaction.rollback();
        UUID done = person.writeSomething();

        assertThat(waiting(undone)).isZero();
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            events.await(event -> done.toString().equals(event.key()));
            assertThat(events.drain(Duration.ofSeconds(1)))
                    .extracting(PublishedEvent::key)
                    .contains(done.toString())
                    .doesNotContain(undone.toString());
        }
    }
}
