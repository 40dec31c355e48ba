package dev.qingfeng.acceptance;

import dev.qingfeng.local.RunningSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A system such as payroll: proves who it is with a Keycloak token and reads a topic from its beginning, in a consumer
 * group of its own. Every event that it reads is held against the contract.
 */
final class OutsideConsumer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // Kafka's client fetches tokens from the addresses named here, and from no other.
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> read = new ArrayList<>();

    private OutsideConsumer(Map<String, Object> settings, String topic) {
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    static OutsideConsumer of(Qingfeng qingfeng, String topic) {
        RunningSystem parts = qingfeng.parts();
        String tokenUrl = qingfeng.accounts().tokenUrl();
        System.setProperty(ALLOWED_URLS, tokenUrl);
        return new OutsideConsumer(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        parts.kafka().oauthBootstrapServers(),
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                        "SASL_PLAINTEXT",
                        SaslConfigs.SASL_MECHANISM,
                        OAuthBearerLoginModule.OAUTHBEARER_MECHANISM,
                        SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
                        OAuthBearerLoginCallbackHandler.class.getName(),
                        SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL,
                        tokenUrl,
                        SaslConfigs.SASL_JAAS_CONFIG,
                        "%s required clientId=\"%s\" clientSecret=\"%s\";"
                                .formatted(
                                        OAuthBearerLoginModule.class.getName(),
                                        parts.keycloak().consumerId(),
                                        parts.keycloak().consumerSecret()),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        parts.keycloak().consumerId() + "-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                topic);
    }

    /** The first event that fits, waiting for it up to 30 seconds; fails the test if none comes. */
    Event await(Predicate<Event> fits) {
        return await(events -> events.stream().anyMatch(fits), "an event that fits").stream()
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    /** All events so far in their order, once they are what is awaited; fails the test if 30 seconds do not do. */
    List<Event> await(Predicate<List<Event>> complete, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!complete.test(read)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Awaited %s among %d events".formatted(what, read.size()));
            }
            poll();
        }
        return List.copyOf(read);
    }

    /** All events that the topic holds by now; fails the test if 30 seconds do not do. */
    List<Event> untilNow() {
        await(any -> !consumer.assignment().isEmpty(), "partitions to read");
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return await(
                any -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()),
                "all that there is");
    }

    /** All events, once none has come for the given time. */
    List<Event> drain(Duration quiet) {
        Instant last = Instant.now();
        while (Instant.now().isBefore(last.plus(quiet))) {
            if (poll() > 0) {
                last = Instant.now();
            }
        }
        return List.copyOf(read);
    }

    private int poll() {
        int before = read.size();
        consumer.poll(Duration.ofMillis(200)).forEach(arrived -> {
            Event event = Event.from(arrived);
            Contract.check(event);
            read.add(event);
        });
        return read.size() - before;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
