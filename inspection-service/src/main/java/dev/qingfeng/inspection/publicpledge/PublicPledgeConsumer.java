package dev.qingfeng.inspection.publicpledge;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the states of public pledges. */
@ApplicationScoped
public class PublicPledgeConsumer {

    private final Replica replica;

    PublicPledgeConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What the gate before ballots needs of a public pledge. */
    @Replicated(type = "dev.qingfeng.pledge.public-pledge.v1", table = "public_pledge")
    record PublicPledgeState(
            @NotNull UUID cycleId,
            @NotNull UUID unitId,
            @NotNull Instant occurredAt) {}

    @Incoming("public-pledges")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void publicPledge(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, PublicPledgeState.class);
    }
}
