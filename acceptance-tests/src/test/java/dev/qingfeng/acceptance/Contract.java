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

    private Contract() {}

    /** Fails the test if an event does not keep the contract of the service that sent it. */
    static void check(Event event) {
        ObjectNode headers = JSON.createObjectNode();
        event.headers().forEach(headers::put);
        assertThat(faults(HEADERS.computeIfAbsent(event.source(), Contract::headerSchema), headers))
                .as("headers of %s", event)
                .isEmpty();
        assertThat(event.key()).isEqualTo(event.header("ce_partitionkey"));
        assertThat(faults(
                        PAYLOADS.computeIfAbsent(event.source() + "/" + event.type(), any -> payloadSchema(event)),
                        event.payload()))
                .as("payload of %s", event)
                .isEmpty();
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
