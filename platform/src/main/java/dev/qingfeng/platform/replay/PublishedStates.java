package dev.qingfeng.platform.replay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads what this service has published, from the beginning of its state topics to their present ends. */
@Singleton
class PublishedStates {

    private static final Logger LOG = Logger.getLogger(PublishedStates.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Object> settings;

    PublishedStates(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /**
     * What was found.
     *
     * @param epoch the highest; 0 if the topics are empty
     * @param unknown of each topic the keys that are told of and that the database does not know
     */
    record Found(int epoch, Map<StateTopic<?>, Set<UUID>> unknown) {}

    Found read(List<StateTopic<?>> topics) {
        int epoch = 0;
        Map<StateTopic<?>, Set<UUID>> unknown = new LinkedHashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (StateTopic<?> topic : topics) {
                Set<UUID> ofTopic = new HashSet<>();
                epoch = Math.max(epoch, read(topic, consumer, ofTopic));
                unknown.put(topic, ofTopic);
            }
        }
        return new Found(epoch, unknown);
    }

    /** The highest epoch; the unknown keys are added to the set. */
    private static int read(StateTopic<?> topic, KafkaConsumer<String, byte[]> consumer, Set<UUID> unknown) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        int epoch = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Map<UUID, Boolean> alive = new HashMap<>();
            for (ConsumerRecord<String, byte[]> state : consumer.poll(POLL)) {
                try {
                    epoch = Math.max(epoch, epoch(state));
                    alive.put(UUID.fromString(state.key()), state.value() != null);
                } catch (IllegalArgumentException e) {
                    // No consumer takes it for a state either.
                    LOG.warnf("%s has a record that is none of ours at offset %d", topic.name(), state.offset());
                }
            }
            Set<UUID> told = alive.keySet().stream().filter(alive::get).collect(Collectors.toSet());
            unknown.removeAll(alive.keySet());
            if (!told.isEmpty()) {
                unknown.addAll(QuarkusTransaction.requiringNew().call(() -> topic.unknown(told)));
            }
        }
        return epoch;
    }

    private static int epoch(ConsumerRecord<String, byte[]> state) {
        Header epoch = state.headers().lastHeader("ce_epoch");
        return epoch == null ? 0 : Integer.parseInt(new String(epoch.value(), StandardCharsets.UTF_8));
    }
}
