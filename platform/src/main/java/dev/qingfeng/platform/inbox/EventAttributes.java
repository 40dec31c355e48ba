package dev.qingfeng.platform.inbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a consumer needs of an event's CloudEvents attributes.
 *
 * @param source with {@code id} names the event
 * @param epoch raised when the producer is restored from a backup
 * @param version of the aggregate, within the epoch; state is applied only if (epoch, version) is newer
 */
public record EventAttributes(String source, String id, String type, int epoch, long version) {

    /** Throws {@link IllegalArgumentException} where one is missing: the record then goes to the dead-letter topic. */
    public static EventAttributes of(ConsumerRecord<String, ?> event) {
        return new EventAttributes(
                text(event, "ce_source"),
                text(event, "ce_id"),
                text(event, "ce_type"),
                Integer.parseInt(text(event, "ce_epoch")),
                Long.parseLong(text(event, "ce_aggregateversion")));
    }

    private static String text(ConsumerRecord<String, ?> event, String name) {
        Header header = event.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("The event has no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
