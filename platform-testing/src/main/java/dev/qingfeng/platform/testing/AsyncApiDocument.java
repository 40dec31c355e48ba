package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The AsyncAPI 3.0 document of a service: what it sends, derived from its event records, and what it receives. */
final class AsyncApiDocument {

    private static final String HEADERS = "cloudEventHeaders";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private AsyncApiDocument() {}

    /** @param config names the service and the topics that it consumes */
    static JsonNode of(Config config, List<Class<? extends Record>> events) {
        SortedMap<String, List<Class<? extends Record>>> sent = new TreeMap<>();
        events.forEach(event -> sent.merge(
                ServiceClasses.eventType(event).topic(),
                List.of(event),
                (known, more) -> Stream.of(known, more).flatMap(List::stream).toList()));
        Collection<String> received = new TreeSet<>();
        ServiceConformance.incomingChannels(config)
                .forEach(channel ->
                        received.add(config.getValue("mp.messaging.incoming." + channel + ".topic", String.class)));

        AsyncApiDocument api = new AsyncApiDocument();
        api.document.put("asyncapi", "3.0.0");
        api.describe(config);
        api.addChannels(sent, received);
        api.addOperations(sent, received);
        if (!events.isEmpty()) {
            api.addMessages(events);
        }
        return api.document;
    }

    private void describe(Config config) {
        ObjectNode info = document.putObject("info");
        info.put("title", config.getValue("quarkus.smallrye-openapi.info-title", String.class));
        info.put("version", config.getValue("quarkus.smallrye-openapi.info-version", String.class));
        info.put("description", config.getValue("quarkus.smallrye-openapi.info-description", String.class));
        document.put("defaultContentType", "application/json");
    }

    private void addChannels(SortedMap<String, List<Class<? extends Record>>> sent, Collection<String> received) {
        ObjectNode channels = document.putObject("channels");
        Collection<String> topics = new TreeSet<>(sent.keySet());
        topics.addAll(received);
        for (String topic : topics) {
            ObjectNode channel = channels.putObject(topic);
            channel.put("address", topic);
            List<Class<? extends Record>> events = sent.get(topic);
            if (events == null) {
                channel.put("description", "Its messages are described by the service that sends them.");
            } else {
                ObjectNode messages = channel.putObject("messages");
                events.forEach(event -> refer(messages.putObject(type(event)), "#/components/messages/" + type(event)));
            }
        }
    }

    private void addOperations(SortedMap<String, List<Class<? extends Record>>> sent, Collection<String> received) {
        ObjectNode operations = document.putObject("operations");
        received.forEach(topic -> addOperation(operations, "receive", topic));
        sent.keySet().forEach(topic -> addOperation(operations, "send", topic));
    }

    private static void addOperation(ObjectNode operations, String action, String topic) {
        ObjectNode operation = operations.putObject(action + "." + topic);
        operation.put("action", action);
        refer(operation.putObject("channel"), "#/channels/" + topic);
    }

    private void addMessages(List<Class<? extends Record>> events) {
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Class<? extends Record> event : events) {
            ObjectNode message = messages.putObject(type(event));
            message.put("name", type(event));
            message.put("title", event.getSimpleName());
            message.put("contentType", "application/json");
            refer(message.putObject("headers"), "#/components/schemas/" + HEADERS);
            refer(
                    message.putObject("payload"),
                    "./events/" + EventSchema.of(event).fileName());
            ObjectNode key = message.putObject("bindings").putObject("kafka").putObject("key");
            key.put("type", "string");
            key.put("description", "Id of the aggregate: its events arrive in order");
        }
        components.putObject("schemas").set(HEADERS, headers());
    }

    /** CloudEvents 1.0, Kafka binding, binary mode: the headers that every event carries. */
    static ObjectNode headers() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        schema.put("description", "CloudEvents 1.0, Kafka protocol binding, binary content mode");
        ObjectNode properties = schema.putObject("properties");
        header(properties, "ce_specversion", "Version of CloudEvents").put("const", "1.0");
        header(properties, "ce_id", "Names the event, together with its source").put("format", "uuid");
        header(properties, "ce_source", "The service that sent it").put("pattern", "^urn:qingfeng:");
        header(properties, "ce_type", "What happened, and in which version of the payload");
        header(properties, "ce_subject", "Id of the aggregate that the event tells of");
        header(properties, "ce_time", "When it happened").put("format", "date-time");
        header(properties, "ce_partitionkey", "The record's key");
        header(properties, "ce_dataschema", "$id of the payload's schema").put("pattern", "^urn:qingfeng:event:");
        header(properties, "ce_aggregateversion", "Version of the aggregate after the change; grows within an epoch")
                .put("pattern", "^[0-9]+$");
        header(properties, "ce_epoch", "Raised when the sender is restored from a backup")
                .put("pattern", "^[0-9]+$");
        header(properties, "ce_correlationid", "Shared by everything that one request set off");
        header(properties, "content-type", "Of the payload").put("const", "application/json");
        schema.putArray("required")
                .addAll(properties.properties().stream()
                        .map(property -> schema.textNode(property.getKey()))
                        .toList());
        header(properties, "traceparent", "W3C trace context of the request that set it off");
        return schema;
    }

    private static ObjectNode header(ObjectNode properties, String name, String description) {
        ObjectNode header = properties.putObject(name);
        header.put("type", "string");
        header.put("description", description);
        return header;
    }

    private static void refer(ObjectNode place, String target) {
        place.put("$ref", target);
    }

    private static String type(Class<? extends Record> event) {
        return ServiceClasses.eventType(event).value();
    }
}
