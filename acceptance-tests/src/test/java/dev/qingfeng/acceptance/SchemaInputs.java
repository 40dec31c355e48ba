package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies made at random from the schema of an operation: what it allows, and what it does not. One seed, one sequence. */
final class SchemaInputs {

    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;
    private static final int LONGEST = 4000;

    /** What people and attackers write; whoever cuts, quotes or compares it wrongly is found. */
    private static final List<String> TEXTS = List.of(
            "某某",
            "  前后有空格  ",
            "𠮷野家的𡈽地",
            "e\u0301 und é",
            "<script>alert(1)</script>",
            "'; drop table outbox; --",
            "%s %n {0} ${jndi:x}",
            "\u202Etxet\u202C",
            "一行\n又一行\t",
            "😀👩‍👩‍👧‍👦",
            "\\\"quoted\\\"",
            "\uFEFF\u200B");

    private final Operation operation;
    private final KnownIds known;
    private final Random random;

    SchemaInputs(Operation operation, KnownIds known, long seed) {
        this.operation = operation;
        this.known = known;
        this.random = new Random(seed);
    }

    /** One that the schema allows, with ids of things that are there wherever it takes ids. */
    JsonNode valid() {
        return value("", operation.bodySchema());
    }

    /** One that differs from a valid one in one place; it may happen to be valid still. */
    JsonNode spoilt() {
        ObjectNode body = (ObjectNode) valid();
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode place = one(objects);
        List<String> fields = new ArrayList<>();
        place.fieldNames().forEachRemaining(fields::add);
        if (fields.isEmpty() || random.nextInt(8) == 0) {
            place.put("未知字段", 1);
            return body;
        }
        String field = one(fields);
        switch (random.nextInt(9)) {
            case 0 -> place.remove(field);
            case 1 -> place.putNull(field);
            case 2 -> place.put(field, random.nextLong());
            case 3 -> place.put(field, "nothing of the kind");
            case 4 -> place.put(field, "x".repeat(100_000));
            case 5 -> place.put(field, "NUL\u0000");
            case 6 -> place.put(field, "\uD800");
            case 7 -> place.putObject(field).put("deep", true);
            default -> nested(place.putArray(field), 300);
        }
        return body;
    }

    private static void nested(ArrayNode array, int depth) {
        ArrayNode inner = array;
        for (int i = 0; i < depth; i++) {
            inner = inner.addArray();
        }
    }

    private static void collect(JsonNode value, List<ObjectNode> objects) {
        if (value instanceof ObjectNode object) {
            objects.add(object);
        }
        value.forEach(child -> collect(child, objects));
    }

    private JsonNode value(String field, JsonNode place) {
        JsonNode schema = operation.follow(place);
        if (schema.has("enum")) {
            JsonNode values = schema.get("enum");
            return values.get(random.nextInt(values.size()));
        }
        return switch (type(place, schema)) {
            case "object" -> object(schema);
            case "array" -> array(field, schema);
            case "integer" -> VALUES.numberNode(number(schema));
            case "number" -> VALUES.numberNode(number(schema) + 0.5);
            case "boolean" -> VALUES.booleanNode(random.nextBoolean());
            case "null" -> VALUES.nullNode();
            default -> VALUES.textNode(text(field, place, schema));
        };
    }

    private String type(JsonNode place, JsonNode schema) {
        JsonNode types = place.has("type") ? place.get("type") : schema.path("type");
        return types.isArray() ? types.get(random.nextInt(types.size())).asText() : types.asText();
    }

    private ObjectNode object(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = VALUES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(3) > 0) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String field, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(50), random.nextInt(10) == 0 ? 50 : 3);
        ArrayNode array = VALUES.arrayNode();
        int size = Math.max(least, random.nextInt(most + 1));
        for (int i = 0; i < size; i++) {
            array.add(value(field.replaceAll("s$", ""), schema.path("items")));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(-1000);
        long most = schema.path("maximum").asLong(Math.max(least, 1000));
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, Math.max(least + 1, most));
        };
    }

    private String text(String field, JsonNode place, JsonNode schema) {
        String format = schema.path("format").asText();
        LocalDate day = LocalDate.now(Qingfeng.ZONE).plusDays(random.nextInt(-400, 401));
        return switch (format) {
            case "uuid" -> id(field);
            case "date" -> day.toString();
            case "date-time" ->
                day.atStartOfDay(Qingfeng.ZONE)
                        .plus(random.nextInt(86_400), ChronoUnit.SECONDS)
                        .toInstant()
                        .toString();
            default ->
                random.nextInt(3) == 0 && place.has("examples")
                        ? place.at("/examples/0").asText()
                        : text(place, schema);
        };
    }

    private String id(String field) {
        List<String> ids = known.of(field);
        return ids.isEmpty() || random.nextInt(6) == 0
                ? new java.util.UUID(random.nextLong(), random.nextLong()).toString()
                : one(ids);
    }

    private String text(JsonNode place, JsonNode schema) {
        int least = Math.max(
                place.path("minLength").asInt(0), schema.path("minLength").asInt(0));
        int most = Math.min(
                LONGEST, place.path("maxLength").asInt(schema.path("maxLength").asInt(LONGEST)));
        StringBuilder text = new StringBuilder(one(TEXTS));
        while (text.length() < least || (random.nextInt(20) == 0 && text.length() < most)) {
            text.append(one(TEXTS));
        }
        int end = Math.min(text.length(), most);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
