package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qingfeng.local.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServiceConfigurationTest {
    private static final String LOGIN = "x.ScramLoginModule required username=\"pledge-service\" password=\"secret\";";

    private final ServiceConfiguration configuration = new ServiceConfiguration(
            Service.PLEDGE,
            8081,
            new ServiceDatabase(
                    "pledge", "jdbc:postgresql://127.0.0.1:1/pledge", "pledge_owner", "o", "pledge_runtime", "secret"),
            Map.of("bootstrap.servers", "127.0.0.1:2", "sasl.jaas.config", LOGIN),
            "http://127.0.0.1:3/realms/qingfeng",
            "a2V5",
            "d3JhcA==",
            "aGFzaA==",
            Map.of("qingfeng.accounts.client-secret", "secret"));

    @Test
    void theServiceRunsAsItsRuntimeRoleAndMigratesAsTheOwner() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(configuration.text()));

        assertEquals(
                Map.ofEntries(
                        Map.entry("quarkus.http.host", "127.0.0.1"),
                        Map.entry("quarkus.http.port", "8081"),
                        Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/pledge"),
                        Map.entry("quarkus.datasource.username", "pledge_runtime"),
                        Map.entry("quarkus.datasource.password", "secret"),
                        Map.entry("quarkus.flyway.username", "pledge_owner"),
                        Map.entry("quarkus.flyway.password", "o"),
                        Map.entry("quarkus.oidc.auth-server-url", "http://127.0.0.1:3/realms/qingfeng"),
                        Map.entry("qingfeng.audit.key", "a2V5"),
                        Map.entry("qingfeng.confidential.current-key", "local"),
                        Map.entry("qingfeng.confidential.keys.local", "d3JhcA=="),
                        Map.entry("qingfeng.confidential.hash-key", "aGFzaA=="),
                        Map.entry("qingfeng.accounts.client-secret", "secret"),
                        Map.entry("kafka.bootstrap.servers", "127.0.0.1:2"),
                        Map.entry("kafka.sasl.jaas.config", LOGIN)),
                properties);
    }

    @Test
    void noPasswordIsPrinted() {
        assertFalse(configuration.toString().contains("secret"));
    }
}
