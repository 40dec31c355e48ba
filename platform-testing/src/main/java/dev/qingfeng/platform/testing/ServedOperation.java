package dev.qingfeng.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of the OpenAPI document that the running service serves.
 *
 * @param method such as {@code GET}
 * @param path with its placeholders
 */
record ServedOperation(String method, String path, JsonNode description, JsonNode document) {

    static Stream<ServedOperation> all() {
        JsonNode api = Documents.json(given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .map(operation -> new ServedOperation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                api)));
    }

    String name() {
        return method + " " + path;
    }

    boolean needsToken() {
        return !description.path("security").isEmpty();
    }

    /** By status, references followed. */
    SortedMap<String, JsonNode> responses() {
        SortedMap<String, JsonNode> responses = new TreeMap<>();
        description
                .path("responses")
                .properties()
                .forEach(response -> responses.put(response.getKey(), follow(response.getValue())));
        return responses;
    }

    /** The names of the headers that it takes. */
    Set<String> headers() {
        Set<String> names = new TreeSet<>();
        description.path("parameters").forEach(place -> {
            JsonNode parameter = follow(place);
            if (parameter.path("in").asText().equals("header")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    /** Whether a header says of itself that it is required; a missing one has a refusal of its own. */
    boolean requires(String header) {
        return StreamSupport.stream(description.path("parameters").spliterator(), false)
                .map(this::follow)
                .anyMatch(parameter -> parameter.path("name").asText().equals(header)
                        && parameter.path("description").asText().endsWith("; required"));
    }

    /** What is at the place, or what it refers to. */
    JsonNode follow(JsonNode place) {
        return place.has("$ref") ? document.at(place.path("$ref").asText().substring(1)) : place;
    }

    /** The body that it takes: its media type and its schema; empty if it takes none. */
    Optional<Map.Entry<String, JsonNode>> body() {
        return follow(description.path("requestBody")).path("content").properties().stream()
                .findFirst()
                .map(body -> Map.entry(body.getKey(), body.getValue().path("schema")));
    }

    boolean needsBody() {
        return follow(description.path("requestBody")).path("required").asBoolean();
    }

    List<String> roles() {
        List<String> roles = new ArrayList<>();
        description.path("x-roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /** The path with something in its placeholders: a number where one is asked for, else an id. */
    String address() {
        String address = path;
        for (JsonNode place : description.path("parameters")) {
            JsonNode parameter = follow(place);
            if (follow(parameter.path("schema")).path("type").asText().equals("integer")) {
                address = address.replace("{" + parameter.path("name").asText() + "}", "1");
            }
        }
        return address.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    /** A request without credentials that the operation's media types do not keep from its resource. */
    RequestSpecification request() {
        RequestSpecification request = given();
        body().ifPresent(body -> request.contentType(body.getKey()).body("{}".getBytes(StandardCharsets.UTF_8)));
        return request;
    }
}
