package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Ids that the running system has given out, found as a client would: in its lists, and in what refers to something. Several
 * threads may ask.
 */
final class KnownIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> SEE_MOST =
            List.of("organization-officer", "registry-admin", "discipline-officer", "committee-secretary");

    /** The role that every account has beside the one that it is named after. */
    private static final String EVERYONE = "cadre";

    /** Which of the things in a list have what an operation reads of them. */
    private static final Map<String, String> ONLY = Map.of(
            "getCertificate", "?state=SIGNED",
            "getForm", "?state=DUE",
            "getScan", "?hasScan=true");

    private final Qingfeng qingfeng;
    private final List<Operation> operations = Operation.all();
    private final Map<String, Set<String>> byField = new HashMap<>();
    private final Map<String, List<JsonNode>> lists = new HashMap<>();

    /** Reads each list of each service once. */
    KnownIds(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        operations.stream()
                .filter(Operation::isList)
                .filter(operation -> !operation.path().contains("{"))
                .forEach(list -> items(list, list.path()));
    }

    /** Someone whom the operation lets in: of those the one who sees most. */
    Api caller(Operation operation) {
        return operation.isPublic()
                ? qingfeng.anonymously(operation.service())
                : qingfeng.as(account(operation), operation.service());
    }

    private static String account(Operation operation) {
        Set<String> roles = operation.roles();
        return SEE_MOST.stream()
                .filter(roles::contains)
                .findFirst()
                .orElseGet(() -> roles.stream().sorted().findFirst().orElse(""));
    }

    /**
     * The operation's path with ids of things that are there for whom it lets in, in at most so many ways; none if nothing is
     * there.
     */
    synchronized List<String> paths(Operation operation, int limit) {
        return paths(operation, operation.path()).limit(limit).toList();
    }

    private Stream<String> paths(Operation operation, String template) {
        int parameter = template.lastIndexOf("/{");
        if (parameter < 0) {
            return Stream.of(template);
        }
        String above = template.substring(0, parameter);
        int end = template.indexOf('}', parameter);
        String name = template.substring(parameter + 2, end);
        return paths(operation, above)
                .flatMap(place -> idsAt(operation, above, place, name).stream()
                        .map(id -> place + "/" + id + template.substring(end + 1)));
    }

    private Set<String> idsAt(Operation wanted, String template, String place, String name) {
        Optional<Operation> list = operations.stream()
                .filter(operation -> operation.reads()
                        && operation.service().equals(wanted.service())
                        && operation.path().equals(template))
                .findFirst();
        if (list.isEmpty()) {
            String kind = template.substring(template.lastIndexOf('/') + 1).replaceAll("s$", "");
            String field = name.equals("id") ? kind + "Id" : name;
            Set<String> shown = shownBeside(wanted, template, place);
            if (!shown.isEmpty()) {
                return shown;
            }
            if (byField.containsKey(field)) {
                return byField.getOrDefault(field, Set.of());
            }
            Set<String> within = shownWithin(wanted, template, place, field);
            return within.isEmpty() ? listed(wanted, field) : within;
        }
        Set<String> ids = new LinkedHashSet<>();
        boolean maySee = !Collections.disjoint(list.get().roles(), List.of(account(wanted), EVERYONE));
        for (JsonNode item : items(maySee ? wanted : list.get(), place + ONLY.getOrDefault(wanted.id(), ""))) {
            for (String field : List.of(name, "id", "code")) {
                if (item.has(field)) {
                    ids.add(item.path(field).asText());
                    break;
                }
            }
        }
        return ids;
    }

    /** Those that are shown with what they are part of, in a field named as they are in the path. */
    private Set<String> shownBeside(Operation wanted, String template, String place) {
        int end = template.lastIndexOf('/');
        String whole = template.substring(0, end);
        String part = template.substring(end + 1);
        return operations.stream()
                .filter(operation -> operation.reads()
                        && operation.service().equals(wanted.service())
                        && operation.path().startsWith(whole)
                        && operation.path().indexOf('{', whole.length()) < 0
                        && operation
                                .follow(operation.answerSchema(200))
                                .path("properties")
                                .has(part))
                .map(shows -> caller(shows)
                        .get(place.substring(0, place.lastIndexOf('/'))
                                + shows.path().substring(whole.length())))
                .flatMap(answer -> StreamSupport.stream(answer.json().path(part).spliterator(), false))
                .map(item -> item.path("id").asText())
                .filter(UUID.asMatchPredicate())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that are shown somewhere in what they are part of, in a field named after them. */
    private Set<String> shownWithin(Operation wanted, String template, String place, String field) {
        String whole = template.substring(0, template.lastIndexOf('/'));
        return operations.stream()
                .filter(operation -> operation.reads()
                        && operation.service().equals(wanted.service())
                        && operation.path().equals(whole))
                .map(shows -> caller(shows).get(place.substring(0, place.lastIndexOf('/'))))
                .flatMap(answer -> answer.json().findValuesAsText(field).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of a list of such things, where no field is named after them. */
    private Set<String> listed(Operation wanted, String field) {
        String kind = field.replaceAll("Id$", "");
        return operations.stream()
                .filter(operation -> operation.isList() && operation.service().equals(wanted.service()))
                .filter(operation -> operation.path().replaceAll("s$", "").endsWith("-" + kind))
                .filter(operation -> !operation.path().contains("{"))
                .flatMap(list -> items(list, list.path()).stream())
                .map(item -> item.path("id").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param as whose caller reads the list */
    private List<JsonNode> items(Operation as, String path) {
        return lists.computeIfAbsent(account(as) + path, any -> {
            Answer found = caller(as).get(path);
            if (found.code().equals("not-found")) {
                // Whoever stood aside from a case on the way sees nothing below it any more.
                return List.of();
            }
            JsonNode answer = found.accepted();
            learn("", answer);
            List<JsonNode> items = new ArrayList<>();
            (answer.isArray() ? answer : answer.path("items")).forEach(items::add);
            return items;
        });
    }

    private void learn(String field, JsonNode value) {
        if (value.isIntegralNumber()
                || (value.isTextual() && UUID.matcher(value.asText()).matches())) {
            byField.computeIfAbsent(field, any -> new LinkedHashSet<>()).add(value.asText());
        }
        value.properties().forEach(property -> learn(property.getKey(), property.getValue()));
        if (value.isArray()) {
            value.forEach(item -> learn(field.replaceAll("s$", ""), item));
        }
    }

    /** What such a field may refer to; a field of people whose name is not known refers to cadres. */
    synchronized List<String> of(String field) {
        return List.copyOf(byField.getOrDefault(field, byField.getOrDefault("cadreId", Set.of())));
    }

    /** The body with ids of things that are there instead of those it shows. */
    String existing(String body) {
        try {
            return body.startsWith("{") ? existing("", JSON.readTree(body)).toString() : body;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("The contract shows a body that is no JSON: " + body, e);
        }
    }

    private JsonNode existing(String field, JsonNode value) {
        if (value.isTextual() && UUID.matcher(value.asText()).matches()) {
            return of(field).stream().findFirst().<JsonNode>map(TextNode::new).orElse(value);
        }
        if (value instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> property.setValue(existing(property.getKey(), property.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, existing(field.replaceAll("s$", ""), array.get(i)));
            }
        }
        return value;
    }

    /** The entity tag that a change at this path must name; empty if there is nothing to change. */
    Optional<String> entityTag(Operation operation, String path) {
        String template = operation.path();
        String place = path;
        while (template.contains("{")) {
            String above = template;
            Optional<Operation> item = operations.stream()
                    .filter(other -> other.reads()
                            && !other.isList()
                            && other.service().equals(operation.service())
                            && other.path().equals(above))
                    .findFirst();
            if (item.isPresent()) {
                return caller(item.get()).get(place).header("etag");
            }
            template = template.substring(0, template.lastIndexOf('/'));
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return Optional.empty();
    }
}
