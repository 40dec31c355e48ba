package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the services have committed to, as the files in their folders {@code contract} say. */
final class Contract {

    private static final Path ROOT = Path.of(System.getProperty("qingfeng.root", ".."));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> PAYLOADS = new ConcurrentHashMap<>();
    private static final Map<String, Schema> HEADERS = new ConcurrentHashMap<>();
    private static final Map<String, Schema> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Schema> BODIES = new ConcurrentHashMap<>();
    private static final Map<String, JsonNode> OPEN_API = new ConcurrentHashMap<>();

    private Contract() {}

    /** Fails the test if an event does not keep the contract of the service that sent it. */
    static void check(Event event) {
        ObjectNode headers = JSON.createObjectNode();
        event.headers().forEach(headers::put);
        assertThat(faults(HEADERS.computeIfAbsent(event.source(), Contract::headerSchema), headers))
                .as("headers of %s", event)
                .isEmpty();
        assertThat(event.key()).isEqualTo(event.header("ce_partitionkey"));
        if (event.payload().isMissingNode()) {
            return;
        }
        assertThat(faults(
                        PAYLOADS.computeIfAbsent(event.source() + "/" + event.type(), any -> payloadSchema(event)),
                        event.payload()))
                .as("payload of %s", event)
                .isEmpty();
    }

    /** What the service promises over REST. */
    static JsonNode openApi(String service) {
        return OPEN_API.computeIfAbsent(
                service, any -> read(new YAMLMapper(), contract(service).resolve("openapi.yaml")));
    }

    /**
     * In what an answer differs from what its operation declares: status, media type, body, ETag. A field that the contract does
     * not name is a fault too.
     */
    static List<String> faults(Operation operation, Answer answer) {
        int status = answer.status();
        if (!operation.declares(status)) {
            return List.of("status %d is not declared".formatted(status));
        }
        List<String> faults = new ArrayList<>();
        String type = operation.answerType(status);
        if (type.isEmpty()) {
            if (!answer.response().body().isEmpty()) {
                faults.add("a body where none is declared");
            }
        } else if (answer.header("content-type")
                .filter(sent -> sent.startsWith(type))
                .isEmpty()) {
            faults.add("not of the type " + type);
        } else if (type.contains("json") || type.equals("text/event-stream")) {
            faults.addAll(faults(
                    ANSWERS.computeIfAbsent(operation + " " + status, any -> answerSchema(operation, status)),
                    answer.json()));
        }
        operation.answer(status).path("headers").properties().forEach(header -> {
            if (answer.header(header.getKey()).isEmpty()) {
                faults.add("without the header " + header.getKey());
            }
        });
        return faults;
    }

    /** Whether the contract allows this body. */
    static boolean allows(Operation operation, JsonNode body) {
        return faults(
                        BODIES.computeIfAbsent(operation.toString(), any -> schema(operation, operation.bodySchema())),
                        body)
                .isEmpty();
    }

    private static Schema answerSchema(Operation operation, int status) {
        return schema(operation, operation.answerSchema(status));
    }

    /** Closed: OpenAPI as it is written says nothing of fields that it does not name. */
    private static Schema schema(Operation operation, JsonNode place) {
        ObjectNode whole = place.deepCopy();
        ObjectNode components = operation.document().required("components").deepCopy();
        components.required("schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        whole.set("components", components);
        return SCHEMAS.getSchema(whole);
    }

    private static Schema payloadSchema(Event event) {
        return SCHEMAS.getSchema(
                read(JSON, contract(event.source()).resolve("events/" + event.type() + ".schema.json")));
    }

    private static Schema headerSchema(String service) {
        return SCHEMAS.getSchema(read(new YAMLMapper(), contract(service).resolve("asyncapi.yaml"))
                .at("/components/schemas/cloudEventHeaders"));
    }

    private static List<String> faults(Schema schema, JsonNode value) {
        return schema
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static Path contract(String service) {
        return ROOT.resolve(service).resolve("contract");
    }

    private static JsonNode read(ObjectMapper format, Path file) {
        try {
            return format.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
