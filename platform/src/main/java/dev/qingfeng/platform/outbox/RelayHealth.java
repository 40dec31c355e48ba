package dev.qingfeng.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether events still leave: a process whose relay has ended serves on, and only a new one would send them. */
@Liveness
@ApplicationScoped
public class RelayHealth implements HealthCheck {

    private final LaneRelay relay;

    RelayHealth(LaneRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox-relay").status(!relay.isDead()).build();
    }
}
