package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

/** A change of one place of a document. */
final class Edit {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Edit() {}

    static JsonNode document(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new AssertionError(yaml, e);
        }
    }

    /**
     * The document with another value at the pointer.
     *
     * @param value as YAML; null takes the place away
     */
    static JsonNode of(String document, String pointer, @Nullable String value) {
        JsonNode root = document(document);
        JsonPointer place = JsonPointer.compile(pointer);
        ObjectNode parent = (ObjectNode) root.at(place.head());
        if (value == null) {
            if (parent.remove(place.last().getMatchingProperty()) == null) {
                throw new AssertionError("Nothing there: " + pointer);
            }
        } else {
            parent.set(place.last().getMatchingProperty(), document(value));
        }
        return root;
    }
}
