package dev.qingfeng.pledge.team;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the states of inspection teams. */
@ApplicationScoped
public class TeamConsumer {

    private final Replica replica;

    TeamConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What public pledges need of a team. */
    @Replicated(type = "dev.qingfeng.inspection.team.v1", table = "inspection_team")
    record TeamState(
            @NotNull UUID cycleId,
            @NotNull UUID leaderId,
            @NotNull List<@NotNull UUID> memberIds,
            @NotNull List<@NotNull UUID> unitIds) {}

    @Incoming("inspection-teams")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void team(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, TeamState.class);
    }
}
