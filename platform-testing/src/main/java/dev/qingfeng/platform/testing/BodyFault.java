package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A body that an operation must refuse, made from its schema and nothing else: where a property is at fault, it is the only one
 * there is, so that no other needs a value that would be good.
 *
 * @param problems codes of which the answer has one
 * @param pointer of an error that the answer must name; null where it need not name any
 * @param errors codes of which that error has one
 */
record BodyFault(
        String name,
        String body,
        Set<String> problems,
        @Nullable String pointer,
        Set<String> errors) {

    /** Part of each text sent, so that it is known again where it must not be. */
    static final String MARK = "planted-text";

    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;
    private static final Set<String> MALFORMED = Set.of("malformed-request");
    private static final Set<String> INVALID = Set.of("invalid-request");

    /**
     * @param document in which the schema's references are looked up
     * @param needed whether a request without a body is at fault
     */
    static List<BodyFault> of(JsonNode schema, JsonNode document, boolean needed) {
        List<BodyFault> faults = new ArrayList<>();
        faults.add(whole("JSON that ends too early", "{\"" + MARK + "\": ", MALFORMED));
        if (needed) {
            faults.add(whole("no body", "", INVALID));
            faults.add(whole("null", "null", INVALID));
        }
        faults.add(whole("an array", "[]", MALFORMED));
        faults.add(whole("a text", "\"" + MARK + "\"", MALFORMED));
        faults.add(invalid(
                "an unknown field", VALUES.objectNode().put("surprise", MARK), "/surprise", Set.of("unknown-field")));
        new Walk(document, faults).object(schema, "", UnaryOperator.identity(), new HashSet<>());
        return faults;
    }

    /** What no file of rows may be. */
    static List<BodyFault> ofCsv() {
        Set<String> refused = Set.of("import-refused", "invalid-request");
        return List.of(
                whole("no file", "", refused),
                whole("a file with other columns", MARK + "\n1\n", refused),
                whole("a file that is no CSV", "\"" + MARK + "\"x\n", refused));
    }

    private static BodyFault whole(String name, String body, Set<String> problems) {
        return new BodyFault(name, body, problems, null, Set.of());
    }

    private static BodyFault invalid(String name, JsonNode body, String pointer, Set<String> errors) {
        return new BodyFault(name, body.toString(), INVALID, pointer, errors);
    }

    /** Walks the properties of a schema, however deep, and leaves the faults of each. */
    private record Walk(JsonNode document, List<BodyFault> faults) {

        /** @param around puts a value of this schema into a body */
        void object(JsonNode place, String pointer, UnaryOperator<JsonNode> around, Set<String> above) {
            JsonNode schema = follow(place);
            String reference = place.path("$ref").asText();
            if (!reference.isEmpty() && !above.add(reference)) {
                return;
            }
            schema.path("properties").properties().forEach(property -> {
                UnaryOperator<JsonNode> within = value -> around.apply(alone(property.getKey(), value));
                value(property.getValue(), pointer + "/" + property.getKey(), within, new HashSet<>(above));
            });
        }

        private void value(JsonNode place, String pointer, UnaryOperator<JsonNode> around, Set<String> above) {
            JsonNode schema = follow(place);
            String type = type(schema);
            if (type.isEmpty()) {
                // Whatever JSON there is, it is not of the wrong type.
                return;
            }
            JsonNode other = type.equals("string") ? VALUES.numberNode(7) : VALUES.textNode(MARK);
            faults.add(invalid(
                    "a value of the wrong type at " + pointer,
                    around.apply(other),
                    pointer,
                    Set.of("wrong-type", "unknown-value")));
            switch (type) {
                case "string" -> text(schema, pointer, around);
                case "object" -> object(place, pointer, around, above);
                case "array" ->
                    value(
                            schema.path("items"),
                            pointer + "/0",
                            item -> around.apply(VALUES.arrayNode().add(item)),
                            above);
                default -> {
                    // Numbers and truth values have no other faults of their own.
                }
            }
        }

        private void text(JsonNode schema, String pointer, UnaryOperator<JsonNode> around) {
            faults.add(invalid(
                    "a NUL character at " + pointer,
                    around.apply(VALUES.textNode(MARK + "\u0000")),
                    pointer,
                    Set.of("forbidden-character", "unknown-value", "wrong-type")));
            if (schema.has("maxLength")) {
                String tooLong =
                        MARK + "x".repeat(Math.max(1, schema.path("maxLength").asInt() + 1 - MARK.length()));
                faults.add(invalid(
                        "a text of more than " + schema.path("maxLength") + " characters at " + pointer,
                        around.apply(VALUES.textNode(tooLong)),
                        pointer,
                        Set.of("wrong-length", "wrong-format", "wrong-type", "unknown-value")));
            }
        }

        private static ObjectNode alone(String property, JsonNode value) {
            ObjectNode object = VALUES.objectNode();
            object.set(property, value);
            return object;
        }

        private JsonNode follow(JsonNode place) {
            return place.has("$ref") ? document.at(place.path("$ref").asText().substring(1)) : place;
        }

        /** The type besides null. */
        private static String type(JsonNode schema) {
            JsonNode type = schema.path("type");
            if (!type.isArray()) {
                return type.asText();
            }
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
            return "null";
        }
    }
}
