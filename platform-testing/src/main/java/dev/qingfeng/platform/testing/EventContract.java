package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.ConfigProvider;

/** Holds what the service published against the contract that is committed for it. */
final class EventContract {

    private EventContract() {}

    /** Checks headers and payload of an event that this module's service sent; others have contracts of their own. */
    static void check(PublishedEvent event) {
        if (!isOwn(event)) {
            return;
        }
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        event.headers().forEach(headers::put);
        assertThat(EventSchema.faults(AsyncApiDocument.headers(), headers))
                .as("headers of %s", event)
                .isEmpty();
        assertThat(event.key()).as("key of %s", event).isEqualTo(event.header("ce_partitionkey"));
        if (event.payload() != null && !ContractFile.writing()) {
            String schema = ContractFile.named("events/" + event.type() + ".schema.json")
                    .read();
            assertThat(EventSchema.faults(Documents.json(schema), event.json()))
                    .as("payload of %s", event)
                    .isEmpty();
        }
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
