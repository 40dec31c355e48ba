package dev.qingfeng.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for our health is answered from what the last probe saw, and sets off none. */
class DependenciesTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer keycloak;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/realms/qingfeng/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        keycloak.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void keycloakIsAskedByTheClockOnly() {
        IdentityProviderHealth health = new IdentityProviderHealth(
                "http://127.0.0.1:" + keycloak.getAddress().getPort() + "/realms/qingfeng");
        assertThat(health.call().getStatus()).isEqualTo(DOWN);
        health.probe();
        for (int i = 0; i < 100; i++) {
            assertThat(health.call().getStatus()).isEqualTo(UP);
        }
        assertThat(asked).hasValue(1);

        status = 500;
        assertThat(health.call().getStatus()).isEqualTo(UP);
        health.probe();
        assertThat(health.call().getStatus()).isEqualTo(DOWN);

        keycloak.stop(0);
        health.probe();
        assertThat(health.call().getStatus()).isEqualTo(DOWN);
    }

    @Test
    void whoAsksForKafkaDoesNotWaitForIt() {
        KafkaHealth health = new KafkaHealth(
                Map.of("bootstrap.servers", "127.0.0.1:" + keycloak.getAddress().getPort()));
        long begin = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(health.call().getStatus()).isEqualTo(DOWN);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        health.probe();
        assertThat(health.call().getStatus()).isEqualTo(DOWN);
        health.close();
    }

    @Test
    void anAddressThatIsNoneIsNoAnswer() {
        KafkaHealth health = new KafkaHealth(Map.of("bootstrap.servers", "no-such-host.invalid:9092"));
        health.probe();
        assertThat(health.call().getStatus()).isEqualTo(DOWN);
        health.close();
    }
}
