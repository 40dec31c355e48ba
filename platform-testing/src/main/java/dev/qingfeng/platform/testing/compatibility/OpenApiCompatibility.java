package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares two OpenAPI 3.1 documents as a client sees them that was generated from the older one. Written here because
 * openapi-diff-core 2.0.1 stops with an exception at documents of version 3.1 like ours.
 */
public final class OpenApiCompatibility {

    private static final Set<String> METHODS =
            Set.of("delete", "get", "head", "options", "patch", "post", "put", "trace");

    private final Set<Break> breaks = new LinkedHashSet<>();
    private final SchemaCompatibility schemas = new SchemaCompatibility(breaks);

    private OpenApiCompatibility() {}

    /** What of the released document the current one does not keep; empty if its changes are additive. */
    public static List<Break> breaks(JsonNode released, JsonNode current) {
        OpenApiCompatibility found = new OpenApiCompatibility();
        found.comparePaths(
                Place.rootOf(released).child("paths"), Place.rootOf(current).child("paths"));
        return List.copyOf(found.breaks);
    }

    private void report(Place place, String sentence) {
        breaks.add(new Break(place.pointer(), sentence));
    }

    private void comparePaths(Place released, Place current) {
        released.children()
                .forEach((path, before) -> before.children().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        String name = method.toUpperCase(Locale.ROOT) + " " + path;
                        Place now = current.child(path).child(method);
                        if (now.exists()) {
                            new Operation(name, before, operation, current.child(path), now).compare();
                        } else {
                            report(operation, name + " is gone");
                        }
                    }
                }));
    }

    /** One operation before and now, each with the path that it belongs to. */
    private final class Operation {

        private final String name;
        private final Place pathBefore;
        private final Place before;
        private final Place pathNow;
        private final Place now;

        Operation(String name, Place pathBefore, Place before, Place pathNow, Place now) {
            this.name = name;
            this.pathBefore = pathBefore;
            this.before = before;
            this.pathNow = pathNow;
            this.now = now;
        }

        void compare() {
            if (!before.child("operationId")
                    .node()
                    .equals(now.child("operationId").node())) {
                report(before.child("operationId"), name + ": operationId is what generated clients call it by");
            }
            compareParameters();
            compareBody(
                    before.child("requestBody").followed(),
                    now.child("requestBody").followed());
            compareResponses();
            compareAccess();
        }

        private void compareParameters() {
            Map<String, Place> present = parameters(pathNow, now);
            Map<String, Place> known = parameters(pathBefore, before);
            known.forEach((parameter, place) -> {
                Place successor = present.get(parameter);
                if (successor == null) {
                    report(place, "%s: the %s is gone".formatted(name, parameter));
                } else {
                    compareParameter(parameter, place, successor);
                }
            });
            present.forEach((parameter, place) -> {
                if (!known.containsKey(parameter) && isRequired(place)) {
                    report(place, "%s: the %s is required and was not there".formatted(name, parameter));
                }
            });
        }

        private void compareParameter(String parameter, Place known, Place present) {
            if (isRequired(present) && !isRequired(known)) {
                report(known, "%s: the %s is required and was not".formatted(name, parameter));
            }
            Stream.of("style", "explode", "allowReserved", "allowEmptyValue", "content")
                    .filter(keyword -> !known.child(keyword)
                            .node()
                            .equals(present.child(keyword).node()))
                    .forEach(keyword -> report(
                            known.child(keyword), "%s: %s of the %s has changed".formatted(name, keyword, parameter)));
            schemas.compare(known.child("schema"), present.child("schema"), Direction.TAKEN);
        }

        private Map<String, Place> parameters(Place path, Place operation) {
            Map<String, Place> parameters = new LinkedHashMap<>();
            Stream.of(path, operation).map(place -> place.child("parameters")).forEach(list -> {
                for (int i = 0; i < list.node().size(); i++) {
                    Place parameter = list.child(i).followed();
                    String kind = parameter.child("in").text();
                    String called = parameter.child("name").text();
                    parameters.put(
                            kind + " parameter " + (kind.equals("header") ? called.toLowerCase(Locale.ROOT) : called),
                            parameter);
                }
            });
            return parameters;
        }

        private void compareBody(Place known, Place present) {
            if (!present.exists()) {
                if (known.exists()) {
                    report(known, name + ": the body is no longer taken");
                }
                return;
            }
            if (isRequired(present) && !isRequired(known)) {
                report(known.exists() ? known : present, name + ": the body is required and was not");
            }
            compareContent("the body", known, present, Direction.TAKEN);
        }

        private void compareContent(String whose, Place known, Place present, Direction direction) {
            known.child("content").children().forEach((mediaType, place) -> {
                Place successor = present.child("content").child(mediaType);
                if (!successor.exists()) {
                    report(place, "%s: %s is no longer %s".formatted(name, whose, mediaType));
                } else if (place.child("schema").exists()) {
                    compareSchema(place.child("schema"), successor.child("schema"), direction);
                }
            });
        }

        private void compareSchema(Place known, Place present, Direction direction) {
            if (present.exists()) {
                schemas.compare(known, present, direction);
            } else if (direction != Direction.TAKEN) {
                report(known, name + ": the schema is gone");
            }
        }

        private void compareResponses() {
            Map<String, Place> present = now.child("responses").children();
            Map<String, Place> known = before.child("responses").children();
            known.forEach((status, place) -> {
                Place successor = present.get(status);
                if (successor == null) {
                    report(place, "%s: the answer %s is gone".formatted(name, status));
                } else {
                    compareResponse(status, place.followed(), successor.followed());
                }
            });
            present.forEach((status, place) -> {
                if (!known.containsKey(status) && status.startsWith("2")) {
                    report(
                            place,
                            "%s: the answer %s means success too, which nobody looks for".formatted(name, status));
                }
            });
        }

        private void compareResponse(String status, Place known, Place present) {
            compareContent("the answer " + status, known, present, Direction.ANSWERED);
            known.child("headers").children().forEach((header, place) -> {
                Place successor = present.child("headers").child(header);
                if (successor.exists()) {
                    compareHeader("%s: the header %s of %s".formatted(name, header, status), place, successor);
                } else {
                    report(place, "%s: the header %s of %s is gone".formatted(name, header, status));
                }
            });
        }

        private void compareHeader(String header, Place place, Place successor) {
            Place known = place.followed();
            Place present = successor.followed();
            if (isRequired(known) && !isRequired(present)) {
                report(place, header + " is no longer always there");
            }
            schemas.compare(known.child("schema"), present.child("schema"), Direction.ANSWERED);
        }

        private void compareAccess() {
            if (needsToken(now) && !needsToken(before)) {
                report(before, name + ": a token is needed and was not");
            }
            if (!needsToken(now) || !needsToken(before)) {
                return;
            }
            Set<String> shutOut = roles(before);
            shutOut.removeAll(roles(now));
            Place roles = before.child("x-roles");
            if (roles(before).isEmpty() && !roles(now).isEmpty()) {
                report(roles, "%s: only %s may call it, and everybody with a token might".formatted(name, roles(now)));
            } else if (!roles(now).isEmpty()) {
                shutOut.forEach(role -> report(roles, "%s: the role %s may no longer call it".formatted(name, role)));
            }
        }
    }

    private static boolean isRequired(Place place) {
        return place.child("required").node().asBoolean();
    }

    private static boolean needsToken(Place operation) {
        return !operation.child("security").node().isEmpty();
    }

    /** Without any, whoever has a token may call. */
    private static Set<String> roles(Place operation) {
        Set<String> roles = new TreeSet<>();
        operation.child("x-roles").node().forEach(role -> roles.add(role.asText()));
        return roles;
    }
}
