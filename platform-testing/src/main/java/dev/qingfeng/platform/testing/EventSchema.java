package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of an event's payload, derived from its record. */
record EventSchema(String type, JsonNode document) {

    private static final SchemaGenerator GENERATOR = generator();

    static EventSchema of(Class<? extends Record> event) {
        String type = ServiceClasses.eventType(event).value();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode generated = GENERATOR.generateSchema(event);
        document.set("$schema", generated.remove("$schema"));
        document.put("$id", "urn:qingfeng:event:" + type);
        document.put("title", event.getSimpleName());
        document.setAll(generated);
        return new EventSchema(type, document);
    }

    String fileName() {
        return type + ".schema.json";
    }

    String exampleName() {
        return type + ".example.json";
    }

    /** What in a payload does not fit; empty if it is valid. */
    List<String> faultsOf(JsonNode payload) {
        return faults(readied(document), payload);
    }

    /** Ready to validate with; that takes far longer than to validate, so whoever validates often keeps it. */
    static Schema readied(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /** What in a value does not fit a schema, formats included. */
    static List<String> faults(Schema schema, JsonNode value) {
        return schema
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        builder.forFields().withRequiredCheck(component -> !isNullable(component));
        return new SchemaGenerator(builder.build());
    }

    /** A component without a value is left out of the JSON: it is not required, and never null. */
    private static boolean isNullable(FieldScope component) {
        return component.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
