package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A place in a JSON document, there or not. */
record Place(JsonNode document, String pointer) {

    static Place rootOf(JsonNode document) {
        return new Place(document, "");
    }

    JsonNode node() {
        return document.at(pointer);
    }

    boolean exists() {
        return !node().isMissingNode();
    }

    String text() {
        return node().asText();
    }

    Place child(String name) {
        return new Place(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Place child(int index) {
        return new Place(document, pointer + "/" + index);
    }

    /** By name, in the document's order; none where there is no object. */
    Map<String, Place> children() {
        Map<String, Place> children = new LinkedHashMap<>();
        node().properties().forEach(entry -> children.put(entry.getKey(), child(entry.getKey())));
        return children;
    }

    /** The place that a reference within the document points to, in the end; this one if it is no reference. */
    Place followed() {
        JsonNode reference = node().path("$ref");
        return reference.isTextual() && reference.asText().startsWith("#")
                ? new Place(document, reference.asText().substring(1)).followed()
                : this;
    }
}
