package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as a system outside gets it.
 *
 * @param headers by name
 * @param payload missing in a tombstone
 */
record Event(String topic, String key, Map<String, String> headers, JsonNode payload) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Event from(ConsumerRecord<String, String> arrived) {
        Map<String, String> headers = new HashMap<>();
        arrived.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            String value = arrived.value();
            JsonNode payload = value == null ? JSON.missingNode() : JSON.readTree(value);
            return new Event(arrived.topic(), arrived.key(), headers, payload);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + arrived, e);
        }
    }

    /** The header's value; fails the test where the event has none. */
    String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new AssertionError("No header " + name + " in " + this);
        }
        return value;
    }

    String type() {
        return header("ce_type");
    }

    /** The service that sent it. */
    String source() {
        return header("ce_source").replace("urn:qingfeng:", "");
    }

    long version() {
        return Long.parseLong(header("ce_aggregateversion"));
    }
}
