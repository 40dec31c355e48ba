package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what consumers know of a service's events with what it sends now. An event may gain optional fields; it may not gain
 * values of an enumeration, since a consumer that maps codes to its own cannot know what a new one means.
 */
public final class EventCompatibility {

    private final Set<Break> breaks = new LinkedHashSet<>();
    private final SchemaCompatibility schemas = new SchemaCompatibility(breaks);

    private EventCompatibility() {}

    /** What of a payload's released JSON Schema the current one does not keep. */
    public static List<Break> breaksOfPayload(JsonNode released, JsonNode current) {
        EventCompatibility found = new EventCompatibility();
        found.same(Place.rootOf(released), Place.rootOf(current), "$id", "ce_dataschema names another schema");
        found.schemas.compare(Place.rootOf(released), Place.rootOf(current), Direction.PUBLISHED);
        return List.copyOf(found.breaks);
    }

    /** What of the released AsyncAPI 3.0 document, payloads excepted, the current one does not keep. */
    public static List<Break> breaksOfAsyncApi(JsonNode released, JsonNode current) {
        EventCompatibility found = new EventCompatibility();
        Place before = Place.rootOf(released);
        Place now = Place.rootOf(current);
        before.child("operations").children().forEach((name, operation) -> {
            // What the service itself consumes is promised to nobody.
            if (operation.child("action").text().equals("send")) {
                found.compareSending(name, operation, now.child("operations").child(name));
            }
        });
        return List.copyOf(found.breaks);
    }

    private void compareSending(String name, Place before, Place now) {
        if (!now.child("action").text().equals("send")) {
            breaks.add(new Break(before.pointer(), name + " is gone"));
            return;
        }
        Place channel = before.child("channel").followed();
        Place successor = now.child("channel").followed();
        same(channel, successor, "address", "the topic is another");
        channel.child("messages").children().forEach((type, message) -> {
            Place present = successor.child("messages").child(type);
            if (present.exists()) {
                compareMessage(message.followed(), present.followed());
            } else {
                breaks.add(new Break(message.pointer(), type + " is no longer sent"));
            }
        });
    }

    private void compareMessage(Place before, Place now) {
        same(before, now, "name", "ce_type is another");
        same(before, now, "contentType", "the payload is of another media type");
        same(before.child("payload"), now.child("payload"), "$ref", "the payload has another schema");
        Place key = before.child("bindings").child("kafka").child("key");
        schemas.compare(key, now.child("bindings").child("kafka").child("key"), Direction.PUBLISHED);
        schemas.compare(before.child("headers"), now.child("headers"), Direction.PUBLISHED);
    }

    private void same(Place before, Place now, String keyword, String sentence) {
        if (!before.child(keyword).node().equals(now.child(keyword).node())) {
            breaks.add(new Break(before.child(keyword).pointer(), sentence));
        }
    }
}
