package dev.qingfeng.appointment.post;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every post, told again by a replay. */
@Singleton
class PostTopic extends StateTopic<Post> {

    private final Outbox outbox;

    PostTopic(EntityManager entities, Outbox outbox) {
        super(entities, Post.class, PostState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<Post> posts) {
        outbox.publishAll(posts, PostState::from);
    }
}
