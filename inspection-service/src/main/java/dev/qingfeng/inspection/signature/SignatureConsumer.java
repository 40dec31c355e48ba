package dev.qingfeng.inspection.signature;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the states of pledges. */
@ApplicationScoped
public class SignatureConsumer {

    private final Replica replica;

    SignatureConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What the gate before fieldwork needs of a pledge. */
    @Replicated(type = "dev.qingfeng.pledge.signature.v1", table = "pledge_signature")
    record SignatureState(
            @NotNull UUID cycleId,
            @NotBlank String category,
            @NotNull UUID cadreId,
            @NotBlank String state,
            @Nullable Instant signedAt) {}

    @Incoming("pledge-signatures")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void signature(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, SignatureState.class);
    }
}
