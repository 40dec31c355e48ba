package dev.qingfeng.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What a topic of the broker of this module's tests holds, read once and held against the contract once, for all tests: a consumer
 * for each test logs in anew, reads all over again and takes half a second to close.
 */
final class TopicRead {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Arrival> arrivals = new ArrayList<>();

    private TopicRead(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** An event and what its contract has against it, if anything. */
    private record Arrival(PublishedEvent event, @Nullable AssertionError fault) {

        static Arrival of(ConsumerRecord<String, byte[]> arrived) {
            PublishedEvent event = PublishedEvent.from(arrived);
            try {
                EventContract.check(event);
                return new Arrival(event, null);
            } catch (AssertionError e) {
                return new Arrival(event, e);
            }
        }

        PublishedEvent keptToItsContract() {
            if (fault != null) {
                throw new AssertionError(fault.getMessage(), fault);
            }
            return event;
        }
    }

    /** From the topic's beginning. */
    static TopicRead of(String topic) {
        Map<String, Object> settings = new HashMap<>(RealParts.kafkaSettings());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new TopicRead(consumer);
    }

    /** The events after the first so many, in the order in which they arrived; waits so long for one if there is none yet. */
    synchronized List<PublishedEvent> after(int count, Duration time) {
        if (arrivals.size() == count) {
            poll(time);
        }
        return arrivals.stream().skip(count).map(Arrival::keptToItsContract).toList();
    }

    /** Returns once all has arrived that the topic holds by now. */
    synchronized void readToItsEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(Duration.ofMillis(200));
        }
    }

    private void poll(Duration time) {
        consumer.poll(time).forEach(arrived -> arrivals.add(Arrival.of(arrived)));
    }
}
