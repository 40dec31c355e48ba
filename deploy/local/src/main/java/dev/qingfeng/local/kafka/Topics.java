package dev.qingfeng.local.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The topics that must exist, as deploy/kafka/topics.yaml lists them.
 *
 * @param kinds Kafka topic configuration by kind of topic
 * @param topics by name
 */
record Topics(Map<String, Map<String, String>> kinds, Map<String, Topic> topics) {

    /**
     * One topic.
     *
     * @param kind a key of {@link Topics#kinds}
     */
    record Topic(String kind, int partitions) {}

    Topics {
        Map<String, Map<String, String>> known = kinds;
        topics.forEach((name, topic) -> {
            if (!known.containsKey(topic.kind()) || topic.partitions() < 1) {
                throw new IllegalArgumentException("Topic " + name + " needs a known kind and at least one partition");
            }
        });
    }

    static Topics read(Path file) {
        try {
            return new YAMLMapper().readValue(Files.readString(file), Topics.class);
        } catch (JsonProcessingException e) {
            throw new Refusal("%s is not a list of topics: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void apply(Admin admin) {
        Set<String> existing = existing(admin);
        List<NewTopic> missing = topics.keySet().stream()
                .filter(name -> !existing.contains(name))
                .map(this::newTopic)
                .toList();
        List<String> present =
                topics.keySet().stream().filter(existing::contains).toList();
        AdminCall.result(admin.createTopics(missing).all());
        requireSamePartitions(AdminCall.result(admin.describeTopics(present).allTopicNames()));
        AdminCall.result(
                admin.incrementalAlterConfigs(differences(admin, present)).all());
        AdminCall.await(
                "the topics",
                () -> existing(admin).containsAll(topics.keySet())
                        && differences(admin, topics.keySet()).isEmpty());
    }

    private static Set<String> existing(Admin admin) {
        return AdminCall.result(admin.listTopics().names());
    }

    private NewTopic newTopic(String name) {
        Topic topic = topic(name);
        return new NewTopic(name, Optional.of(topic.partitions()), Optional.empty()).configs(configuration(name));
    }

    private void requireSamePartitions(Map<String, TopicDescription> present) {
        present.forEach((name, description) -> {
            int partitions = description.partitions().size();
            if (partitions != topic(name).partitions()) {
                throw new Refusal(
                        ("Topic %s has %d partitions and the file says %d: more of them would break the order per key,"
                                        + " so set it back or make a new topic")
                                .formatted(name, partitions, topic(name).partitions()));
            }
        });
    }

    private Map<ConfigResource, Collection<AlterConfigOp>> differences(Admin admin, Collection<String> names) {
        Map<ConfigResource, Config> actual = AdminCall.result(admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        actual.forEach((resource, config) -> {
            List<AlterConfigOp> operations = differences(configuration(resource.name()), config);
            if (!operations.isEmpty()) {
                changes.put(resource, operations);
            }
        });
        return changes;
    }

    private static List<AlterConfigOp> differences(Map<String, String> wanted, Config actual) {
        Map<String, String> set = actual.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        List<AlterConfigOp> operations = new ArrayList<>();
        wanted.forEach((key, value) -> {
            if (!value.equals(set.get(key))) {
                operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
            }
        });
        set.forEach((key, value) -> {
            if (!wanted.containsKey(key)) {
                operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.DELETE));
            }
        });
        return operations;
    }

    private Map<String, String> configuration(String name) {
        return new TreeMap<>(kinds.getOrDefault(topic(name).kind(), Map.of()));
    }

    private Topic topic(String name) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("No such topic: " + name);
        }
        return topic;
    }
}
