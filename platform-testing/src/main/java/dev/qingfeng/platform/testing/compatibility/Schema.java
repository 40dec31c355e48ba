package dev.qingfeng.platform.testing.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A JSON Schema as a whole: what stands at its place, what it refers to, and what {@code allOf} adds. */
final class Schema {

    private final Place place;
    private final Map<String, List<Place>> keywords = new LinkedHashMap<>();

    private Schema(Place place) {
        this.place = place;
    }

    static Schema at(Place place) {
        Schema schema = new Schema(place.followed());
        schema.collect(place);
        return schema;
    }

    /** Of the schema itself, references followed. */
    Place place() {
        return place;
    }

    private void collect(Place from) {
        from.children().forEach((keyword, said) -> {
            if (keyword.equals("$ref")) {
                collect(new Place(from.document(), said.text().substring(1)));
            } else if (keyword.equals("allOf")) {
                elements(said).forEach(this::collect);
            } else {
                keywords.computeIfAbsent(keyword, any -> new ArrayList<>()).add(said);
            }
        });
    }

    Set<String> keywords() {
        return keywords.keySet();
    }

    /** Where a keyword stands; where it would stand if it did not. */
    Place where(String keyword) {
        List<Place> said = keywords.getOrDefault(keyword, List.of());
        return said.isEmpty() ? place.child(keyword) : said.get(said.size() - 1);
    }

    JsonNode value(String keyword) {
        return keywords.containsKey(keyword) ? where(keyword).node() : MissingNode.getInstance();
    }

    /** The types that a value may have; empty if any. */
    Set<String> types() {
        return texts(value("type"));
    }

    /** The values that are allowed; empty if not enumerated. */
    Set<JsonNode> values() {
        Set<JsonNode> values = new LinkedHashSet<>();
        value("enum").forEach(values::add);
        if (keywords.containsKey("const")) {
            values.add(value("const"));
        }
        return values;
    }

    Map<String, Place> properties() {
        Map<String, Place> properties = new LinkedHashMap<>();
        keywords.getOrDefault("properties", List.of()).forEach(said -> properties.putAll(said.children()));
        return properties;
    }

    Set<String> required() {
        Set<String> names = new TreeSet<>();
        keywords.getOrDefault("required", List.of()).forEach(said -> names.addAll(texts(said.node())));
        return names;
    }

    /** The schemas of which a value fits one; empty if there is no choice. */
    List<Place> alternatives() {
        return Stream.of("anyOf", "oneOf")
                .flatMap(keyword -> keywords.getOrDefault(keyword, List.of()).stream())
                .flatMap(said -> elements(said).stream())
                .toList();
    }

    private static List<Place> elements(Place array) {
        List<Place> elements = new ArrayList<>();
        for (int i = 0; i < array.node().size(); i++) {
            elements.add(array.child(i));
        }
        return elements;
    }

    /** Of a text or an array of texts. */
    private static Set<String> texts(JsonNode value) {
        Set<String> texts = new TreeSet<>();
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
