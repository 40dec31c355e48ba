package dev.qingfeng.platform.replay;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Lets the service, when it starts again, read every topic that it consumes from the beginning: what it has applied already it
 * takes no notice of, what its database has lost it applies once more.
 */
@Singleton
public class Reread {

    private static final Logger LOG = Logger.getLogger(Reread.class);
    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.topic");
    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.group.id";

    private final Config config;
    private final Map<String, Object> kafka;

    Reread(Config config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * Sets the consumer groups of the service back.
     *
     * @param patience how long Kafka may take to notice that the service has ended, most of a minute after a kill -9
     * @throws IllegalStateException if the service runs: Kafka then lets nobody set it back
     */
    public void fromTheBeginning(Duration patience) throws InterruptedException {
        Map<String, List<String>> topicsByGroup = StreamSupport.stream(
                        config.getPropertyNames().spliterator(), false)
                .map(CHANNEL::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(
                        channel -> group(channel.group(1)),
                        Collectors.mapping(
                                channel -> config.getValue(channel.group(), String.class), Collectors.toList())));
        Instant end = Instant.now().plus(patience);
        for (Map.Entry<String, List<String>> group : topicsByGroup.entrySet()) {
            while (!setBack(group.getKey(), group.getValue())) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "the service still reads as %s: stop it first".formatted(group.getKey()));
                }
                LOG.infof("Kafka takes the service for running, as %s; asking again", group.getKey());
                Thread.sleep(2000);
            }
            LOG.infof("%s reads from the beginning when it starts: %s", group.getKey(), group.getValue());
        }
    }

    private String group(String channel) {
        return config.getOptionalValue("mp.messaging.incoming.%s.group.id".formatted(channel), String.class)
                .orElseGet(() -> config.getValue(CONNECTOR, String.class));
    }

    /** False if somebody is reading as this group. */
    private boolean setBack(String group, List<String> topics) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.commitSync(consumer.beginningOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, beginning -> new OffsetAndMetadata(beginning.getValue()))));
            return true;
        } catch (CommitFailedException e) {
            return false;
        }
    }
}
