package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares schemas of two versions of a contract. Of the two, the <em>narrow</em> one says what arrives and the <em>wide</em>
 * one what the receiver copes with: callers written for the release send what it allowed, consumers written for it understand
 * what it promised. Beyond that, what the release named must still be there, and enumerated values stay as they are where they
 * are given out.
 */
final class SchemaCompatibility {

    private static final Set<String> ANNOTATIONS = Set.of(
            "$comment",
            "$defs",
            "$id",
            "$schema",
            "deprecated",
            "description",
            "example",
            "examples",
            "externalDocs",
            "readOnly",
            "title",
            "writeOnly");
    private static final Set<String> COMPARED = Set.of(
            "additionalProperties",
            "anyOf",
            "const",
            "default",
            "enum",
            "format",
            "items",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "type",
            "uniqueItems");
    private static final Set<String> UPPER_BOUNDS =
            Set.of("exclusiveMaximum", "maxItems", "maxLength", "maxProperties", "maximum");
    private static final Set<String> LOWER_BOUNDS =
            Set.of("exclusiveMinimum", "minItems", "minLength", "minProperties", "minimum");
    /** A format and those whose values are all of it. */
    private static final Map<String, Set<String>> WIDER = Map.of("int64", Set.of("int32"), "double", Set.of("float"));

    private final Collection<Break> breaks;
    private final Set<String> compared;

    /** @param breaks receives what is found */
    SchemaCompatibility(Collection<Break> breaks) {
        this(breaks, Set.of());
    }

    private SchemaCompatibility(Collection<Break> breaks, Set<String> compared) {
        this.breaks = breaks;
        this.compared = new HashSet<>(compared);
    }

    /** Compares the schemas at two places, and all that they hold, for values that go one way. */
    void compare(Place released, Place current, Direction direction) {
        Schema before = Schema.at(released);
        Schema now = Schema.at(current);
        if (compared.add(direction + released.pointer() + " " + current.pointer())) {
            new Pair(before, now, direction).compare();
        }
    }

    /** One schema before and now. */
    private final class Pair {

        private final Schema before;
        private final Schema now;
        private final Schema narrow;
        private final Schema wide;
        private final Direction direction;

        Pair(Schema before, Schema now, Direction direction) {
            this.before = before;
            this.now = now;
            this.direction = direction;
            this.narrow = direction == Direction.TAKEN ? before : now;
            this.wide = direction == Direction.TAKEN ? now : before;
        }

        void compare() {
            if (!before.alternatives().isEmpty() || !now.alternatives().isEmpty()) {
                compareAlternatives();
                return;
            }
            compareTypes();
            compareValues();
            compareFormat();
            compareUnordered("pattern");
            UPPER_BOUNDS.forEach(bound -> compareBound(bound, -1));
            LOWER_BOUNDS.forEach(bound -> compareBound(bound, 1));
            compareUniqueness();
            compareDefault();
            compareItems();
            compareProperties();
            compareRequired();
            compareOpenness();
            compareTheRest();
        }

        private void report(Place place, String sentence) {
            breaks.add(new Break(place.pointer(), direction.value() + ": " + sentence));
        }

        private void reportChange(String keyword) {
            Place place = before.value(keyword).isMissingNode() ? now.where(keyword) : before.where(keyword);
            report(place, "%s was %s and is %s".formatted(keyword, said(before, keyword), said(now, keyword)));
        }

        private String said(Schema schema, String keyword) {
            JsonNode value = schema.value(keyword);
            return value.isMissingNode() ? "open" : value.toString();
        }

        private void compareAlternatives() {
            for (Place arriving : alternativesOf(narrow)) {
                if (alternativesOf(wide).stream().noneMatch(understood -> fits(arriving, understood))) {
                    report(
                            before.place(),
                            "an alternative that was not there before, or is no longer: "
                                    + arriving.followed().pointer());
                }
            }
        }

        private List<Place> alternativesOf(Schema schema) {
            return schema.alternatives().isEmpty() ? List.of(schema.place()) : schema.alternatives();
        }

        private boolean fits(Place arriving, Place understood) {
            List<Break> found = new ArrayList<>();
            SchemaCompatibility trial = new SchemaCompatibility(found, compared);
            if (direction == Direction.TAKEN) {
                trial.compare(arriving, understood, direction);
            } else {
                trial.compare(understood, arriving, direction);
            }
            return found.isEmpty();
        }

        private void compareTypes() {
            Set<String> understood = wide.types();
            boolean fits = understood.isEmpty()
                    || (!narrow.types().isEmpty()
                            && narrow.types().stream()
                                    .allMatch(type -> understood.contains(type)
                                            || (type.equals("integer") && understood.contains("number"))));
            if (!fits) {
                reportChange("type");
            }
        }

        private void compareValues() {
            Set<JsonNode> understood = wide.values();
            Set<JsonNode> arriving = narrow.values();
            if (understood.isEmpty() || (!arriving.isEmpty() && understood.containsAll(arriving))) {
                return;
            }
            String change = direction == Direction.TAKEN
                    ? "the values %s are no longer taken"
                    : "the values %s were not promised";
            String values = arriving.isEmpty()
                    ? "other than " + listed(understood)
                    : listed(arriving.stream()
                            .filter(value -> !understood.contains(value))
                            .toList());
            report(before.place(), change.formatted(values));
        }

        private String listed(Collection<JsonNode> values) {
            return values.stream().map(JsonNode::asText).collect(Collectors.joining(", "));
        }

        private void compareFormat() {
            String understood = wide.value("format").asText();
            String arriving = narrow.value("format").asText();
            if (!understood.isEmpty()
                    && !understood.equals(arriving)
                    && !WIDER.getOrDefault(understood, Set.of()).contains(arriving)) {
                reportChange("format");
            }
        }

        /** A constraint of which nobody can say which of two is the stricter. */
        private void compareUnordered(String keyword) {
            JsonNode understood = wide.value(keyword);
            if (!understood.isMissingNode() && !understood.equals(narrow.value(keyword))) {
                reportChange(keyword);
            }
        }

        /** @param stricter sign of the comparison of a bound with one that allows more */
        private void compareBound(String keyword, int stricter) {
            JsonNode understood = wide.value(keyword);
            JsonNode arriving = narrow.value(keyword);
            boolean fits = understood.isMissingNode()
                    || (!arriving.isMissingNode() && number(arriving).compareTo(number(understood)) * stricter >= 0);
            if (!fits) {
                reportChange(keyword);
            }
        }

        private BigDecimal number(JsonNode bound) {
            return new BigDecimal(bound.asText());
        }

        private void compareUniqueness() {
            if (wide.value("uniqueItems").asBoolean()
                    && !narrow.value("uniqueItems").asBoolean()) {
                reportChange("uniqueItems");
            }
        }

        /** Who leaves a value out relies on what is then meant. */
        private void compareDefault() {
            JsonNode meant = before.value("default");
            if (direction == Direction.TAKEN && !meant.isMissingNode() && !meant.equals(now.value("default"))) {
                reportChange("default");
            }
        }

        private void compareItems() {
            if (wide.value("items").isMissingNode()) {
                return;
            }
            if (narrow.value("items").isMissingNode()) {
                reportChange("items");
            } else {
                SchemaCompatibility.this.compare(before.where("items"), now.where("items"), direction);
            }
        }

        private void compareProperties() {
            Map<String, Place> present = now.properties();
            before.properties().forEach((name, property) -> {
                Place successor = present.get(name);
                if (successor == null) {
                    report(property, name + " is gone");
                } else {
                    SchemaCompatibility.this.compare(property, successor, direction);
                }
            });
            if (direction != Direction.TAKEN && isClosed(before)) {
                present.forEach((name, property) -> {
                    if (!before.properties().containsKey(name)) {
                        report(property, name + " is new, where nothing was to be added");
                    }
                });
            }
        }

        private void compareRequired() {
            Set<String> missing = new TreeSet<>(wide.required());
            missing.removeAll(narrow.required());
            if (direction == Direction.TAKEN) {
                missing.forEach(name -> report(property(name), name + " is required and was not"));
            } else {
                missing.retainAll(now.properties().keySet());
                missing.forEach(name -> report(property(name), name + " is no longer always there"));
            }
        }

        private Place property(String name) {
            Place place =
                    before.properties().getOrDefault(name, now.properties().get(name));
            return place == null ? now.where("required") : place;
        }

        private void compareOpenness() {
            JsonNode understood = wide.value("additionalProperties");
            JsonNode arriving = narrow.value("additionalProperties");
            if (understood.isObject() && arriving.isObject()) {
                SchemaCompatibility.this.compare(
                        before.where("additionalProperties"), now.where("additionalProperties"), direction);
            } else if ((isClosed(wide) || understood.isObject()) && !isClosed(narrow)) {
                reportChange("additionalProperties");
            }
        }

        private boolean isClosed(Schema schema) {
            return schema.value("additionalProperties").isBoolean()
                    && !schema.value("additionalProperties").asBoolean();
        }

        /** What is not understood here must not change. */
        private void compareTheRest() {
            Stream.of(before, now)
                    .flatMap(schema -> schema.keywords().stream())
                    .filter(keyword -> !keyword.startsWith("x-")
                            && !ANNOTATIONS.contains(keyword)
                            && !COMPARED.contains(keyword)
                            && !UPPER_BOUNDS.contains(keyword)
                            && !LOWER_BOUNDS.contains(keyword))
                    .distinct()
                    .filter(keyword -> !Objects.equals(before.value(keyword), now.value(keyword)))
                    .forEach(this::reportChange);
        }
    }
}
