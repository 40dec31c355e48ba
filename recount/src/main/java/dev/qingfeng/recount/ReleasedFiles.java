package dev.qingfeng.recount;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is released of a round, as the service answers.
 *
 * @param box {@code GET /inspection/v1/ballot-boxes/{roundId}}, for everybody
 * @param result {@code GET /inspection/v1/ballot-rounds/{id}/result}, for those who may know it
 * @param form {@code GET /inspection/v1/ballot-forms/{id}}
 */
record ReleasedFiles(JsonNode box, JsonNode result, JsonNode form) {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Throws {@link UnreadableException} what is not there, or is no JSON. */
    static ReleasedFiles read(Path box, Path result, Path form) {
        return new ReleasedFiles(read(box), read(result), read(form));
    }

    private static JsonNode read(Path file) {
        try {
            return object(JSON.readTree(Files.readAllBytes(file)), file.toString());
        } catch (JacksonException e) {
            throw new UnreadableException(file + ": no JSON");
        } catch (IOException e) {
            throw new UnreadableException(file + ": cannot be read");
        }
    }

    private static JsonNode object(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new UnreadableException(what);
        }
        return node;
    }

    /** A field that must be there. */
    static JsonNode at(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new UnreadableException(field);
        }
        return value;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = at(node, field);
        if (!value.isTextual()) {
            throw new UnreadableException(field);
        }
        return value.asText();
    }

    /** Empty where there is none. */
    static String textOrNone(JsonNode node, String field) {
        return node.hasNonNull(field) ? text(node, field) : "";
    }

    /** A whole number, negative ones among them: what is readable and wrong is found by a check. */
    static long number(JsonNode node, String field) {
        JsonNode value = at(node, field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableException(field);
        }
        return value.asLong();
    }

    static boolean truth(JsonNode node, String field) {
        JsonNode value = at(node, field);
        if (!value.isBoolean()) {
            throw new UnreadableException(field);
        }
        return value.asBoolean();
    }

    static List<JsonNode> list(JsonNode node, String field) {
        JsonNode value = at(node, field);
        if (!value.isArray()) {
            throw new UnreadableException(field);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    static List<String> texts(JsonNode node, String field) {
        return list(node, field).stream()
                .map(item -> {
                    if (!item.isTextual()) {
                        throw new UnreadableException(field);
                    }
                    return item.asText();
                })
                .toList();
    }
}
