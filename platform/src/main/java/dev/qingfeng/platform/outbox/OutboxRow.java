package dev.qingfeng.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One event on its way, in the column layout of Debezium's outbox event router. */
record OutboxRow(
        long position,
        String id,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        String source,
        Instant time,
        long version,
        int epoch,
        String correlationId,
        @Nullable String traceparent) {

    static OutboxRow from(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("id"),
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getString("payload"),
                row.getString("source"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getLong("aggregateversion"),
                row.getInt("epoch"),
                row.getString("correlationid"),
                row.getString("traceparent"));
    }

    /** CloudEvents 1.0, Kafka binding, binary mode, at the time of the event; a null payload is a tombstone. */
    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(topic, null, time.toEpochMilli(), key, payload == null ? null : bytes(payload));
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", id);
        header(event, "ce_source", source);
        header(event, "ce_type", type);
        header(event, "ce_subject", key);
        header(event, "ce_time", DateTimeFormatter.ISO_INSTANT.format(time));
        header(event, "ce_partitionkey", key);
        header(event, "ce_dataschema", "urn:qingfeng:event:" + type);
        header(event, "ce_aggregateversion", Long.toString(version));
        header(event, "ce_epoch", Integer.toString(epoch));
        header(event, "ce_correlationid", correlationId);
        header(event, "content-type", "application/json");
        if (traceparent != null) {
            header(event, "traceparent", traceparent);
        }
        return event;
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
