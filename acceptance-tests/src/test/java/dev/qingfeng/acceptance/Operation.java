package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An operation as a running service describes it.
 *
 * @param path with its parameters in braces
 * @param mediaType of the body; empty if it takes none
 * @param roles one of which the caller needs
 * @param isPublic whether no token is needed
 */
record Operation(
        String service, String id, String method, String path, String mediaType, Set<String> roles, boolean isPublic) {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** All that the service serves. */
    static List<Operation> of(Qingfeng qingfeng, String service) {
        List<Operation> operations = new ArrayList<>();
        document(qingfeng, service)
                .required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(from(service, path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private static Operation from(String service, String path, String method, JsonNode operation) {
        Set<String> roles = new HashSet<>();
        operation.required("x-roles").forEach(role -> roles.add(role.asText()));
        return new Operation(
                service,
                operation.required("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.at("/requestBody/content").properties().stream()
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""),
                roles,
                operation.required("security").isEmpty());
    }

    private static JsonNode document(Qingfeng qingfeng, String service) {
        Answer answer = qingfeng.anonymously(service).get("/q/openapi");
        try {
            return YAML.readTree(answer.response().body());
        } catch (IOException e) {
            throw new AssertionError("No document: " + answer, e);
        }
    }

    /**
     * Calls it with ids that nobody has and with a body that is not valid, so that whoever may do this is refused for
     * what was sent, and nothing is written.
     */
    Answer attempt(Api caller) {
        Map<String, String> headers =
                mediaType.isEmpty() ? Map.of() : Api.typed(mediaType, Map.of("If-Match", "\"0\""));
        try {
            return caller.send(
                    method,
                    path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()),
                    mediaType.isEmpty() ? "" : "nothing",
                    headers);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + this, e);
        }
    }

    @Override
    public String toString() {
        return service + " " + id;
    }
}
