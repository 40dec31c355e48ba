package dev.qingfeng.platform.health;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka answered when it was last asked, by the clock and never for a caller; the outbox bridges the time when it does
 * not, so readiness does not ask this.
 */
@HealthGroup("dependencies")
@ApplicationScoped
public class KafkaHealth implements HealthCheck {

    private static final int TIMEOUT_MILLIS = 3000;

    private final Map<String, Object> settings;
    private volatile boolean answers;
    private volatile @Nullable Admin admin;

    KafkaHealth(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka").status(answers).build();
    }

    @Scheduled(every = "10s", identity = "ask-kafka", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void probe() {
        answers = ask();
    }

    private boolean ask() {
        try {
            Admin client = admin;
            if (client == null) {
                client = Admin.create(settings);
                admin = client;
            }
            return !client.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The scheduler has stopped by then, so no probe makes another client. */
    @PreDestroy
    void close() {
        Admin client = admin;
        if (client != null) {
            client.close(Duration.ZERO);
        }
    }
}
