package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as an outside consumer gets it.
 *
 * @param timestamp when it happened, as Kafka has it
 * @param headers by name
 * @param payload as text; null for a tombstone
 * @param payloadHex its bytes in hexadecimal, for what is no text; null for a tombstone
 */
public record PublishedEvent(
        String topic,
        String key,
        String timestamp,
        Map<String, String> headers,
        @Nullable String payload,
        @Nullable String payloadHex) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static PublishedEvent from(ConsumerRecord<String, byte[]> event) {
        Map<String, String> headers = new HashMap<>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        byte[] payload = event.value();
        return new PublishedEvent(
                event.topic(),
                event.key(),
                Instant.ofEpochMilli(event.timestamp()).toString(),
                headers,
                payload == null ? null : new String(payload, StandardCharsets.UTF_8),
                payload == null ? null : HexFormat.of().formatHex(payload));
    }

    public String type() {
        return header("ce_type");
    }

    public long version() {
        return Long.parseLong(header("ce_aggregateversion"));
    }

    /** The header's value; fails the test where the event has none. */
    public String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new AssertionError("No header " + name + " in " + headers);
        }
        return value;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new AssertionError(payload, e);
        }
    }
}
