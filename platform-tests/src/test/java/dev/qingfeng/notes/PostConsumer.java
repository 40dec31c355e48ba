package dev.qingfeng.notes;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows a state topic; counts how often each key moved forward. */
@Singleton
class PostConsumer {

    final Map<UUID, Integer> moves = new ConcurrentHashMap<>();

    private final Replica replica;

    PostConsumer(Replica replica) {
        this.replica = replica;
    }

    @Replicated(type = "dev.qingfeng.registry.post.v1", table = "post_replica")
    record PostState(
            @NotBlank String unitPath,
            @NotNull Integer quota,
            @Nullable Colour kind,
            @Nullable LocalDate since,
            @Nullable Instant changedAt,
            @Nullable List<UUID> holderIds,
            @Nullable List<String> labels,
            @Nullable List<Term> terms) {

        record Term(int year, boolean full) {}
    }

    @Incoming("posts")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    void apply(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, PostState.class).ifPresent(key -> moves.merge(key, 1, Integer::sum));
    }
}
