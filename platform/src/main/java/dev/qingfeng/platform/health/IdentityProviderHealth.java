package dev.qingfeng.platform.health;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Keycloak answered when it was last asked, by the clock and never for a caller; tokens already given stay good while it
 * does not, so readiness does not ask this.
 */
@HealthGroup("dependencies")
@ApplicationScoped
public class IdentityProviderHealth implements HealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final URI discovery;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile boolean answers;

    IdentityProviderHealth(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm) {
        discovery = URI.create(realm + "/.well-known/openid-configuration");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keycloak").status(answers).build();
    }

    @Scheduled(every = "10s", identity = "ask-keycloak", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void probe() {
        answers = ask();
    }

    private boolean ask() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(discovery).timeout(TIMEOUT).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
