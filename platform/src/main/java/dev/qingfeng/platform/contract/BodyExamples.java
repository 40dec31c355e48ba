package dev.qingfeng.platform.contract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Gives every JSON body an example, put together from the examples, codes and formats of its fields. A field whose pattern or
 * meaning cannot be guessed says its own in {@code @Schema(examples = …)}; a body that needs another says that itself.
 */
final class BodyExamples {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Map<String, String> BY_FORMAT = Map.of(
            "uuid", "0199c0de-0000-7000-8000-000000000001",
            "date", "2026-03-02",
            "date-time", "2026-03-02T01:30:00Z",
            "uri", "https://qingfeng.example");

    private final Map<String, Schema> schemas;
    private final Set<String> within = new LinkedHashSet<>();

    BodyExamples(@Nullable Map<String, Schema> schemas) {
        this.schemas = schemas == null ? Map.of() : schemas;
    }

    void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> addTo(response.getContent()));
    }

    private void addTo(@Nullable Content content) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((name, body) -> {
            if (name.endsWith("json") && body.getSchema() != null && !hasExample(body)) {
                body.setExample(value(body.getSchema()));
            }
        });
    }

    private static boolean hasExample(MediaType body) {
        return body.getExample() != null
                || (body.getExamples() != null && !body.getExamples().isEmpty());
    }

    /** Null where a schema holds itself. */
    private @Nullable Object value(Schema schema) {
        Object given = given(schema);
        if (given != null) {
            return given;
        }
        if (schema.getRef() != null) {
            return referred(schema.getRef().substring(REFERENCE.length()));
        }
        return alternatives(schema).findFirst().map(this::value).orElseGet(() -> byType(schema));
    }

    private static @Nullable Object given(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        }
        if (schema.getConstValue() != null) {
            return schema.getConstValue();
        }
        List<Object> codes = schema.getEnumeration();
        return codes == null || codes.isEmpty() ? null : codes.get(0);
    }

    private @Nullable Object referred(String name) {
        Schema schema = schemas.get(name);
        if (schema == null || !within.add(name)) {
            return null;
        }
        Object value = value(schema);
        within.remove(name);
        return value;
    }

    private static Stream<Schema> alternatives(Schema schema) {
        return Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(list -> list != null)
                .flatMap(List::stream);
    }

    private @Nullable Object byType(Schema schema) {
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.ARRAY)) {
            Object item = schema.getItems() == null ? null : value(schema.getItems());
            return item == null ? List.of() : List.of(item);
        }
        if (types.contains(SchemaType.STRING)) {
            return text(schema);
        }
        if (types.contains(SchemaType.INTEGER) || types.contains(SchemaType.NUMBER)) {
            return schema.getMinimum() == null ? (Object) 1 : schema.getMinimum();
        }
        if (types.contains(SchemaType.BOOLEAN)) {
            return true;
        }
        return object(schema);
    }

    private static String text(Schema schema) {
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        int least = schema.getMinLength() == null ? 0 : schema.getMinLength();
        String text = BY_FORMAT.getOrDefault(format, "text");
        return text.length() >= least
                ? text
                : text.repeat(least / text.length() + 1).substring(0, least);
    }

    private Map<String, Object> object(Schema schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                Object value = value(property);
                if (value != null) {
                    object.put(name, value);
                }
            });
        }
        return object;
    }
}
