package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An operation as the committed contract of its service describes it.
 *
 * @param path with its parameters in braces
 * @param description what the document says of it
 * @param document in which references are looked up
 */
record Operation(String service, String method, String path, JsonNode description, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** All operations of all services. */
    static List<Operation> all() {
        return Qingfeng.SERVICES.stream().flatMap(Operation::of).toList();
    }

    private static Stream<Operation> of(String service) {
        JsonNode document = Contract.openApi(service);
        List<Operation> operations = new ArrayList<>();
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                service,
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                document));
                    }
                }));
        return operations.stream();
    }

    String id() {
        return description.required("operationId").asText();
    }

    /** One of which the caller needs. */
    Set<String> roles() {
        Set<String> roles = new HashSet<>();
        description.required("x-roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /** Whether no token is needed. */
    boolean isPublic() {
        return description.required("security").isEmpty();
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether it gives pages of a list. */
    boolean isList() {
        return reads() && takes("cursor");
    }

    /** Whether it has this parameter, in its query or as a header. */
    boolean takes(String parameter) {
        for (JsonNode place : description.path("parameters")) {
            if (follow(place).path("name").asText().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Of the body; empty if it takes none. */
    String mediaType() {
        return content(follow(description.path("requestBody")));
    }

    /** Of the body; missing if it takes none. */
    JsonNode bodySchema() {
        return follow(description.path("requestBody"))
                .path("content")
                .path(mediaType())
                .path("schema");
    }

    /** A body that the contract shows; empty if it takes none. */
    String bodyExample() {
        JsonNode shown = shown();
        return shown.isTextual() ? shown.asText() : shown.isMissingNode() ? "" : shown.toString();
    }

    /** The same, without what may be left out. */
    String leastBody() {
        JsonNode shown = shown();
        if (!(shown instanceof ObjectNode object)) {
            return bodyExample();
        }
        Set<String> required = new HashSet<>();
        follow(bodySchema()).path("required").forEach(name -> required.add(name.asText()));
        return object.deepCopy().retain(required).toString();
    }

    private JsonNode shown() {
        JsonNode content =
                follow(description.path("requestBody")).path("content").path(mediaType());
        return content.has("example")
                ? content.path("example")
                : content.path("examples").properties().stream()
                        .findFirst()
                        .map(example -> follow(example.getValue()).path("value"))
                        .orElse(MissingNode.getInstance());
    }

    boolean declares(int status) {
        return description.required("responses").has(String.valueOf(status));
    }

    /** Of an answer with this status; missing if none is declared. */
    JsonNode answer(int status) {
        return follow(description.required("responses").path(String.valueOf(status)));
    }

    /** Of the body of an answer; missing if it has none. */
    JsonNode answerSchema(int status) {
        JsonNode answer = answer(status);
        return answer.path("content").path(content(answer)).path("schema");
    }

    /** Of the body of an answer; empty if it has none. */
    String answerType(int status) {
        return content(answer(status));
    }

    /** What is at the place, or what it refers to. */
    JsonNode follow(JsonNode place) {
        return place.has("$ref") ? document.at(place.path("$ref").asText().substring(1)) : place;
    }

    private static String content(JsonNode holder) {
        return holder.path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Its path with ids that nobody has, and with a number where one is asked for. */
    String nowhere() {
        String address = path;
        for (JsonNode place : description.path("parameters")) {
            JsonNode parameter = follow(place);
            if (follow(parameter.path("schema")).path("type").asText().equals("integer")) {
                address = address.replace("{" + parameter.path("name").asText() + "}", "1");
            }
        }
        return address.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    /**
     * Calls it with ids that nobody has and with a body that is not valid, so that whoever may do this is refused for
     * what was sent, and nothing is written.
     */
    Answer attempt(Api caller) {
        String type = mediaType();
        Map<String, String> headers = type.isEmpty() ? Map.of() : Api.typed(type, Map.of("If-Match", "\"0\""));
        try {
            return caller.send(method, nowhere(), type.isEmpty() ? "" : "nothing", headers);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + this, e);
        }
    }

    /** Of its address alone: that of the whole document takes milliseconds, and sets and maps ask again and again. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return service + " " + id();
    }
}
