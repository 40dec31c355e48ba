package dev.qingfeng.platform.testing;

import dev.qingfeng.local.kafka.KafkaBroker;
import dev.qingfeng.local.postgres.PostgresServer;
import dev.qingfeng.local.postgres.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Starts, once for all tests of a module, what {@code ./start} starts: a PostgreSQL server and a Kafka broker with the topics
 * and access rules of {@code deploy/kafka}; and an OIDC server that trusts the tokens of {@link Token}. Found through the
 * service loader, so that no test has to ask for it.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {

    /** Configuration that tells a test where the parts are; see {@link Database} and {@link PublishedEvents}. */
    static final String PREFIX = "qingfeng.test.";

    /** What {@link Token} signs with. */
    static final String TOKEN_KEY = PREFIX + "token-key";

    private static final Path KAFKA_FILES = Path.of(System.getProperty("qingfeng.root", ".."), "deploy", "kafka");

    private final OidcWiremockTestResource oidc = new OidcWiremockTestResource();
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;

    @Override
    public Map<String, String> start() {
        String module = System.getProperty("qingfeng.module", "platform-tests");
        CompletableFuture<KafkaBroker> starting = CompletableFuture.supplyAsync(KafkaBroker::temporary);
        PostgresServer server = PostgresServer.temporary();
        postgres = server;
        ServiceDatabase database =
                server.createDatabase(module.replace("-service", "").replace('-', '_'));
        KafkaBroker broker = starting.join();
        kafka = broker;
        broker.applyTopics(KAFKA_FILES.resolve("topics.yaml"));
        broker.applyAccess(KAFKA_FILES.resolve("acls.yaml"));

        Map<String, String> config = new HashMap<>(ServiceLog.config());
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        config.put("quarkus.datasource.username", database.runtimeRole());
        config.put("quarkus.datasource.password", database.runtimePassword());
        config.put("quarkus.flyway.username", database.ownerRole());
        config.put("quarkus.flyway.password", database.ownerPassword());
        broker.clientProperties(KafkaBroker.SERVICES.contains(module) ? module : "pledge-service")
                .forEach((name, value) -> config.put("kafka." + name, value));
        broker.clientProperties(KafkaBroker.ADMIN)
                .forEach((name, value) -> config.put(PREFIX + "kafka." + name, value));
        config.put(PREFIX + "superuser-url", server.superuserUrl(database.name()));
        String realm = oidc.start().get("keycloak.url") + "/realms/quarkus";
        TokenKey tokenKey = TokenKey.create();
        tokenKey.publishAt(URI.create(realm));
        config.put("quarkus.oidc.auth-server-url", realm);
        config.put("quarkus.oidc.token.issuer", Token.ISSUER);
        config.put(TOKEN_KEY, tokenKey.text());
        config.put("smallrye.jwt.sign.relax-key-validation", "true");
        config.put("qingfeng.openapi.realm", "https://keycloak.example/realms/qingfeng");
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        config.put("qingfeng.audit.key", key);
        config.put("qingfeng.confidential.current-key", "first");
        config.put("qingfeng.confidential.former-keys", "former");
        config.put("qingfeng.confidential.keys.first", key);
        config.put(
                "qingfeng.confidential.keys.former",
                Base64.getEncoder().encodeToString("f".repeat(32).getBytes(StandardCharsets.US_ASCII)));
        config.put("qingfeng.confidential.hash-key", key);
        return config;
    }

    /** How an administrator of Kafka connects to the broker of this module's tests. */
    static Map<String, Object> kafkaSettings() {
        String prefix = PREFIX + "kafka.";
        Config config = ConfigProvider.getConfig();
        Map<String, Object> settings = new HashMap<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), config.getValue(name, String.class));
            }
        });
        return settings;
    }

    @Override
    public void stop() {
        oidc.stop();
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
