package dev.qingfeng.appointment.post;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The full state of a post, for the replicas of other services and systems. */
@EventType(value = "dev.qingfeng.registry.post.v1", topic = "qingfeng.registry.posts.v1")
public record PostState(
        UUID id,
        UUID unitId,
        PostKind kind,
        int quota,
        @Nullable WayOfFilling filledBy) {

    static PostState from(Post post) {
        return new PostState(post.id(), post.unitId(), post.kind(), post.quota(), post.filledBy());
    }
}
