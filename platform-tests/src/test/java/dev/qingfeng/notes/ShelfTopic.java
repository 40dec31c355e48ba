package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every shelf but those that are not told of. */
@Singleton
class ShelfTopic extends StateTopic<Shelf> {

    private final Outbox outbox;

    ShelfTopic(EntityManager entities, Outbox outbox) {
        super(entities, Shelf.class, ShelfState.class);
        this.outbox = outbox;
    }

    @Override
    protected String told() {
        return "e.label not like 'hidden%'";
    }

    @Override
    protected void publish(List<Shelf> shelves) {
        outbox.publishAll(shelves, ShelfState::from);
    }

    @Override
    protected Optional<UUID> publishNext(UUID after, int rows) {
        return super.publishNext(after, rows);
    }
}
