package dev.qingfeng.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** The one way to write what is hashed: names in alphabetical order, nothing between the tokens, nothing that is null, UTF-8. */
final class Canonical {

    private Canonical() {}

    /** SHA-256 of a value, in hexadecimal. */
    static String sha256(JsonNode value) {
        return sha256(sorted(value).toString());
    }

    /** SHA-256 of a text, in hexadecimal. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode value) {
        ObjectMapper json = ReleasedFiles.JSON;
        if (value.isObject()) {
            TreeMap<String, JsonNode> names = new TreeMap<>();
            value.properties().forEach(each -> names.put(each.getKey(), each.getValue()));
            ObjectNode sorted = json.createObjectNode();
            names.forEach((name, each) -> {
                if (!each.isNull()) {
                    sorted.set(name, sorted(each));
                }
            });
            return sorted;
        }
        if (value.isArray()) {
            ArrayNode sorted = json.createArrayNode();
            value.forEach(each -> sorted.add(sorted(each)));
            return sorted;
        }
        return value;
    }
}
