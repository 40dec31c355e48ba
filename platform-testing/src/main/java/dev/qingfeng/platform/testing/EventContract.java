package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Holds what the service published against the contract that is committed for it. */
final class EventContract {

    private static final Schema HEADERS = EventSchema.readied(AsyncApiDocument.headers());

    /** By type: each event of each test is held against one, and the files stay as they are meanwhile. */
    private static final Map<String, Schema> PAYLOADS = new ConcurrentHashMap<>();

    private EventContract() {}

    /** Checks headers and payload of an event that this module's service sent; others have contracts of their own. */
    static void check(PublishedEvent event) {
        if (!isOwn(event)) {
            return;
        }
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        event.headers().forEach(headers::put);
        assertThat(EventSchema.faults(HEADERS, headers))
                .as("headers of %s", event)
                .isEmpty();
        assertThat(event.key()).as("key of %s", event).isEqualTo(event.header("ce_partitionkey"));
        if (event.payload() != null) {
            assertThat(faultsOfPayload(event.type(), event.payload()))
                    .as("payload of %s", event)
                    .isEmpty();
        }
    }

    /** What in a payload does not fit the schema that is committed for its type. */
    static List<String> faultsOfPayload(String type, String payload) {
        if (ContractFile.writing()) {
            return List.of();
        }
        return EventSchema.faults(PAYLOADS.computeIfAbsent(type, EventContract::committed), Documents.json(payload));
    }

    private static Schema committed(String type) {
        return EventSchema.readied(Documents.json(
                ContractFile.named("events/" + type + ".schema.json").read()));
    }

    /** A dead letter is what somebody else sent, with headers of the consumer added. */
    private static boolean isOwn(PublishedEvent event) {
        return !event.headers().containsKey("dead-letter-topic")
                && ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.application.name", String.class)
                        .map(service -> "urn:qingfeng:" + service)
                        .filter(source -> source.equals(event.headers().get("ce_source")))
                        .isPresent();
    }
}
