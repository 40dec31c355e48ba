package dev.qingfeng.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes what another service would, on the broker of this module's tests. */
public final class ForeignEvents implements AutoCloseable {

    private final String topic;

    private ForeignEvents(String topic) {
        this.topic = topic;
    }

    public static ForeignEvents on(String topic) {
        return new ForeignEvents(topic);
    }

    /** A state topic holds one type, named after it in the singular. */
    private String type() {
        return "dev." + topic.replaceFirst("s(?=\\.v[0-9]+$)", "");
    }

    /** Sends a state or event of an aggregate with an event id of its own; a null payload is a tombstone. */
    public void send(UUID key, int epoch, long version, @Nullable String payload) {
        send(
                key.toString(),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "urn:qingfeng:another-service",
                        "ce_type",
                        type(),
                        "ce_epoch",
                        Integer.toString(epoch),
                        "ce_aggregateversion",
                        Long.toString(version)),
                payload);
    }

    /** Sends exactly this. */
    public void send(String key, Map<String, String> headers, @Nullable String payload) {
        sendBytes(key, headers, payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends exactly this, text or not. */
    public void sendBytes(String key, Map<String, String> headers, byte @Nullable [] payload) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, payload);
        headers.forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            Connected.PRODUCER.send(event).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when Kafka has all that was sent. */
    @Override
    public void close() {
        Connected.PRODUCER.flush();
    }

    /** Shared by all tests of the module: each new producer logs in anew. Begun when first used, as only then Kafka runs. */
    private static final class Connected {

        private static final KafkaProducer<String, byte[]> PRODUCER =
                new KafkaProducer<>(RealParts.kafkaSettings(), new StringSerializer(), new ByteArraySerializer());
    }
}
