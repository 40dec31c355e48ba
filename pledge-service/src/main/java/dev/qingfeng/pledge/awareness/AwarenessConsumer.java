package dev.qingfeng.pledge.awareness;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the awareness rates that inspection-service measures. */
@ApplicationScoped
public class AwarenessConsumer {

    private final Replica replica;

    AwarenessConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What the ratio needs of a rate. */
    @Replicated(type = "dev.qingfeng.inspection.awareness-rate.v1", table = "awareness_rate")
    record AwarenessRateState(
            @NotNull UUID cycleId,
            @NotNull UUID unitId,
            @NotNull @PositiveOrZero Long asked,
            @NotNull @PositiveOrZero Long aware) {}

    @Incoming("awareness-rates")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void awarenessRate(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, AwarenessRateState.class);
    }
}
