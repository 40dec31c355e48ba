package dev.qingfeng.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer that never gives a record up by itself: if one could expire while its successors go out, a later event
 * of a key would arrive before an earlier one. When acknowledgements stall, the whole producer is closed instead, which drops
 * everything not yet sent, and a new one starts over from the rows.
 */
final class EventSender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventSender.class);

    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration stall;
    private @Nullable Producer<String, byte[]> producer;

    EventSender(Map<String, Object> kafka, Duration stall) {
        this(producersOf(kafka, stall), stall);
    }

    /** @param producers makes another one whenever the last was closed */
    EventSender(Supplier<Producer<String, byte[]>> producers, Duration stall) {
        this.producers = producers;
        this.stall = stall;
    }

    private static Supplier<Producer<String, byte[]>> producersOf(Map<String, Object> kafka, Duration stall) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, stall.toMillis());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return () -> new KafkaProducer<>(settings);
    }

    /** Sends the rows in order and waits; returns how many of them, from the first, are acknowledged. */
    int send(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        int acknowledged = 0;
        try {
            for (OutboxRow row : rows) {
                Future<RecordMetadata> answer = producer().send(row.toRecord());
                sent.add(answer);
                if (answer.isDone()) {
                    // Of a topic that it cannot find just then a producer says so by a failed answer, and takes what
                    // comes after.
                    answer.get();
                }
            }
            for (Future<RecordMetadata> answer : sent) {
                answer.get(stall.toMillis(), TimeUnit.MILLISECONDS);
                acknowledged++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf(
                    "Kafka did not take an event for %s; it stays in the outbox (%s)",
                    rows.get(acknowledged).topic(), e.getClass().getSimpleName());
            abandon();
        }
        return acknowledged;
    }

    @Override
    public void close() {
        abandon();
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    private void abandon() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
