package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A first example of a schema, made from its types, for a person to put better values into. */
final class SchemaExample {

    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

    private final JsonNode root;

    private SchemaExample(JsonNode root) {
        this.root = root;
    }

    static JsonNode of(JsonNode schema) {
        return new SchemaExample(schema).value(schema);
    }

    private JsonNode value(JsonNode schema) {
        if (schema.has("$ref")) {
            return value(root.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> VALUES.arrayNode().add(value(schema.path("items")));
            case "integer" -> VALUES.numberNode(schema.path("minimum").asInt(1));
            case "number" -> VALUES.numberNode(schema.path("minimum").asDouble(1.5));
            case "boolean" -> VALUES.booleanNode(true);
            default -> VALUES.textNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = VALUES.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), value(property.getValue())));
        return object;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0199c0de-0000-7000-8000-000000000001";
            case "date" -> "2026-03-02";
            case "date-time" -> "2026-03-02T01:30:00Z";
            case "uri" -> "urn:example";
            default -> "x".repeat(Math.max(1, schema.path("minLength").asInt(1)));
        };
    }
}
