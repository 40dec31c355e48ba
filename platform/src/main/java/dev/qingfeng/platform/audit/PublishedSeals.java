package dev.qingfeng.platform.audit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The seals of one service as they lie on Kafka, read from the topic's beginning. */
final class PublishedSeals implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 15_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectReader json;
    private final String service;

    private PublishedSeals(KafkaConsumer<String, byte[]> consumer, ObjectMapper json, String service) {
        this.consumer = consumer;
        // A later version may say more.
        this.json = json.readerFor(AuditSealed.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.service = service;
    }

    /**
     * One of them.
     *
     * @param number 0 of what is no seal
     * @param hash empty of what is no seal
     * @param epoch of the database that it came from
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Published(long number, byte[] hash, int epoch) {}

    /** Takes what was read, in the order of the topic. */
    interface Reader {
        void take(List<Published> some);
    }

    /** Throws {@link KafkaException} if Kafka does not answer, denies it, or has no such topic. */
    static PublishedSeals of(String service, Map<String, Object> kafka, ObjectMapper json) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<PartitionInfo> partitions = consumer.partitionsFor(AuditSealed.TOPIC);
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + AuditSealed.TOPIC);
            }
            consumer.assign(partitions.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            return new PublishedSeals(consumer, json, service);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads on, up to what is the end now. */
    void readToTheEnd(Reader reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long lastProgress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            List<Published> some = new ArrayList<>();
            int records = 0;
            for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                records++;
                if (service.equals(each.key())) {
                    some.add(read(each).orElse(new Published(0, new byte[0], 0)));
                }
            }
            if (records > 0) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress
                    > Duration.ofMillis(PATIENCE_MILLIS).toNanos()) {
                throw new KafkaException("the topic ends before its end");
            }
            if (!some.isEmpty()) {
                reader.take(some);
            }
        }
    }

    /** Whoever may write to the topic may write anything. */
    private Optional<Published> read(ConsumerRecord<String, byte[]> each) {
        try {
            AuditSealed seal = each.value() == null ? null : json.<AuditSealed>readValue(each.value());
            if (seal == null || seal.number() < 1) {
                return Optional.empty();
            }
            return Optional.of(new Published(seal.number(), HexFormat.of().parseHex(seal.hash()), epoch(each)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static int epoch(ConsumerRecord<String, byte[]> each) {
        Header epoch = each.headers().lastHeader("ce_epoch");
        return epoch == null ? 0 : Integer.parseInt(new String(epoch.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
