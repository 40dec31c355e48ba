package dev.qingfeng.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaBrokerTest {
    private static final String ISSUER = "http://127.0.0.1:1/realms/qingfeng";
    private static final Path RULES = Path.of(System.getProperty("qingfeng.root"), "deploy/kafka");
    private static final String SIGNATURES = "qingfeng.pledge.signatures.v1";
    private static final String CLEARANCES = "qingfeng.complaint.clearances.v1";

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.temporary(ISSUER);
        broker.applyTopics(RULES.resolve("topics.yaml"));
        broker.applyAccess(RULES.resolve("acls.yaml"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aServiceWritesItsTopicAndAnotherReadsIt() throws Exception {
        send("pledge-service", SIGNATURES, "signed");

        assertTrue(read(internal("appointment-service"), "appointment-service", SIGNATURES)
                .contains("signed"));
    }

    @Test
    void aWrongPasswordIsRefused() {
        Map<String, Object> properties = internal("pledge-service");
        properties.put("sasl.jaas.config", BrokerProperties.scramLogin("pledge-service", "guess"));

        try (Admin admin = Admin.create(properties)) {
            assertCause(
                    SaslAuthenticationException.class,
                    () -> admin.listTopics().names().get());
        }
    }

    @Test
    void aServiceNeitherWritesNorReadsWhatItWasNotGranted() {
        assertCause(TopicAuthorizationException.class, () -> send("inspection-service", SIGNATURES, "forged"));
        assertThrows(
                TopicAuthorizationException.class,
                () -> read(internal("pledge-service"), "pledge-service", CLEARANCES));
        assertThrows(
                GroupAuthorizationException.class,
                () -> read(internal("pledge-service"), "inspection-service", SIGNATURES));
    }

    @Test
    void aServiceSeesOnlyTheTopicsItMayUse() throws Exception {
        try (Admin admin = Admin.create(internal("pledge-service"))) {
            Set<String> visible = admin.listTopics().names().get();

            assertTrue(visible.contains(SIGNATURES));
            assertTrue(!visible.contains(CLEARANCES));
        }
    }

    @Test
    void anOutsideSystemReadsWithATokenWhatItsClientWasGranted() throws Exception {
        RsaJsonWebKey key = newKey();
        broker.trustKeys(new JsonWebKeySet(key).toJson());
        send("pledge-service", SIGNATURES, "for payroll");
        Map<String, Object> demo = outside(token(key, "event-consumer-demo", "kafka"));

        assertTrue(read(demo, "event-consumer-demo.payroll", SIGNATURES).contains("for payroll"));
        assertThrows(
                TopicAuthorizationException.class,
                () -> read(demo, "event-consumer-demo", "qingfeng.pledge.events.v1"));
        assertThrows(GroupAuthorizationException.class, () -> read(demo, "payroll", SIGNATURES));
    }

    @ParameterizedTest
    @ValueSource(strings = {KafkaBroker.ADMIN, BrokerProperties.BROKER, "pledge-service", "nobody"})
    void anOutsideSystemMayNothingForBeingCalledAsSomeoneInside(String clientId) throws Exception {
        RsaJsonWebKey key = newKey();
        broker.trustKeys(new JsonWebKeySet(key).toJson());
        Map<String, Object> namesake = outside(token(key, clientId, "kafka"));

        try (Admin admin = Admin.create(namesake)) {
            assertEquals(Set.of(), admin.listTopics().names().get());
            assertCause(
                    ClusterAuthorizationException.class,
                    () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
        }
        assertCause(TopicAuthorizationException.class, () -> send(namesake, SIGNATURES, "forged"));
        assertThrows(TopicAuthorizationException.class, () -> read(namesake, clientId, SIGNATURES));
    }

    @Test
    void aTokenOfAnotherKeyOrForAnotherAudienceIsRefused() throws Exception {
        RsaJsonWebKey key = newKey();
        broker.trustKeys(new JsonWebKeySet(key).toJson());

        assertThrows(
                SaslAuthenticationException.class,
                () -> read(
                        outside(token(newKey(), "event-consumer-demo", "kafka")), "event-consumer-demo", SIGNATURES));
        assertThrows(
                SaslAuthenticationException.class,
                () -> read(outside(token(key, "event-consumer-demo", "other")), "event-consumer-demo", SIGNATURES));
    }

    @Test
    void theTopicsFollowTheFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("topics.yaml");
        String text = """
                kinds: {news: {cleanup.policy: delete, retention.ms: "1000000"}}
                topics: {news.v1: {kind: news, partitions: 2}}
                """;
        Files.writeString(file, text);
        broker.applyTopics(file);
        assertEquals("1000000", setting("news.v1", "retention.ms"));

        Files.writeString(file, text.replace("delete, retention.ms: \"1000000\"", "compact"));
        broker.applyTopics(file);
        assertEquals("compact", setting("news.v1", "cleanup.policy"));
        assertEquals("604800000", setting("news.v1", "retention.ms"));

        Files.writeString(file, text.replace("partitions: 2", "partitions: 3"));
        RuntimeException refusal = assertThrows(RuntimeException.class, () -> broker.applyTopics(file));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Topic news.v1 has 2 partitions"));
    }

    @Test
    void everyStateTopicIsCompactedAndEverySealKept() throws Exception {
        assertEquals("compact", setting("qingfeng.registry.cadres.v1", "cleanup.policy"));
        assertEquals("-1", setting("qingfeng.audit.seals.v1", "retention.ms"));
    }

    @Test
    void theAccessRulesAreExactlyThoseOfTheFile(@TempDir Path folder) throws Exception {
        try (KafkaBroker other = KafkaBroker.temporary();
                Admin admin = other.admin()) {
            other.applyAccess(RULES.resolve("acls.yaml"));
            Path file = folder.resolve("acls.yaml");
            Files.writeString(
                    file, "{services: {}, clients: {payroll: {groups: [payroll*], produces: [], consumes: [a.v1]}}}");

            other.applyAccess(file);

            Collection<AclBinding> bindings =
                    admin.describeAcls(AclBindingFilter.ANY).values().get();
            assertEquals(2, bindings.size(), bindings.toString());
        }
    }

    @Test
    void aRestartKeepsMessagesAndRights() throws Exception {
        try (KafkaBroker other = KafkaBroker.temporary()) {
            try (Admin admin = other.admin()) {
                admin.createTopics(List.of(new NewTopic("kept.v1", 1, (short) 1)))
                        .all()
                        .get();
            }
            send(other.clientProperties(KafkaBroker.ADMIN), "kept.v1", "kept");

            other.process().handle().destroyForcibly();
            other.process().onExit().join();
            other.resume();

            assertEquals(
                    List.of("kept"), read(new HashMap<>(other.clientProperties(KafkaBroker.ADMIN)), "any", "kept.v1"));
        }
    }

    private static Map<String, Object> internal(String principal) {
        return new HashMap<>(broker.clientProperties(principal));
    }

    private static Map<String, Object> outside(String token) {
        return new HashMap<>(Map.of(
                "bootstrap.servers", broker.oauthBootstrapServers(),
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required token=\"%s\";"
                                .formatted(token),
                "sasl.login.callback.handler.class", GivenToken.class.getName()));
    }

    private static void send(String principal, String topic, String value) throws Exception {
        send(broker.clientProperties(principal), topic, value);
    }

    private static RecordMetadata send(Map<String, ?> client, String topic, String value) throws Exception {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static List<String> read(Map<String, Object> client, String group, String topic) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("group.id", group);
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int attempt = 0; attempt < 20; attempt++) {
                List<String> values = new ArrayList<>();
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
                    values.add(message.value());
                }
                if (!values.isEmpty()) {
                    return values;
                }
            }
            return List.of();
        }
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = broker.admin()) {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(List.of(resource)).all().get();
            return configs.values().iterator().next().get(name).value();
        }
    }

    private static RsaJsonWebKey newKey() throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(Integer.toHexString(System.identityHashCode(key)));
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    private static String token(RsaJsonWebKey key, String client, String audience) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject("service-account");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("azp", client);
        claims.setClaim("scope", "kafka");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        return signature.getCompactSerialization();
    }

    private static void assertCause(Class<? extends Throwable> expected, Executable action) {
        assertInstanceOf(
                expected, assertThrows(ExecutionException.class, action).getCause());
    }
}
