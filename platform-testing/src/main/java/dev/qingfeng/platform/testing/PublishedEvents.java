package dev.qingfeng.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic from its beginning with a consumer of its own, as a system outside would. An event of this module's service
 * that does not keep its contract fails the test that reads it.
 */
public final class PublishedEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<PublishedEvent> read = new ArrayList<>();

    private PublishedEvents(Map<String, Object> settings, String topic) {
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map((PartitionInfo partition) -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** On the broker of this module's tests. */
    public static PublishedEvents on(String topic) {
        return on(topic, RealParts.kafkaSettings());
    }

    /** On any broker. */
    public static PublishedEvents on(String topic, Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new PublishedEvents(settings, topic);
    }

    /** The first event that fits, waiting for it up to 20 seconds; fails the test if none comes. */
    public PublishedEvent await(Predicate<PublishedEvent> fits) {
        return await(1, fits).get(0);
    }

    /** At least so many events that fit, waiting up to 20 seconds; fails the test if fewer come. */
    public List<PublishedEvent> await(int count, Predicate<PublishedEvent> fits) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<PublishedEvent> found = seen(fits).toList();
            if (found.size() >= count) {
                return found;
            }
            poll(Duration.ofMillis(200));
        }
        throw new AssertionError(
                "Awaited " + count + " events, got " + seen(fits).count() + " among " + read.size());
    }

    /** All that the topic holds by now. */
    public List<PublishedEvent> untilNow() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(Duration.ofMillis(200));
        }
        return List.copyOf(read);
    }

    /** All events that come until none has come for the given time. */
    public List<PublishedEvent> drain(Duration quiet) {
        Instant last = Instant.now();
        while (Instant.now().isBefore(last.plus(quiet))) {
            if (poll(Duration.ofMillis(200)) > 0) {
                last = Instant.now();
            }
        }
        return List.copyOf(read);
    }

    private Stream<PublishedEvent> seen(Predicate<PublishedEvent> fits) {
        return read.stream().filter(fits);
    }

    private int poll(Duration time) {
        int before = read.size();
        consumer.poll(time).forEach(arrived -> {
            PublishedEvent event = PublishedEvent.from(arrived);
            EventContract.check(event);
            read.add(event);
        });
        return read.size() - before;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
