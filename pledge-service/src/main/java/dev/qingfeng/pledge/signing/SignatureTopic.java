package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every pledge of which something was told, told again by a replay: of one that has been due and nothing else nothing was. */
@Singleton
class SignatureTopic extends StateTopic<Pledge> {

    private final Outbox outbox;

    SignatureTopic(EntityManager entities, Outbox outbox) {
        super(entities, Pledge.class, SignatureState.class);
        this.outbox = outbox;
    }

    @Override
    protected String told() {
        return "(e.state <> DUE or e.version > 0)";
    }

    @Override
    protected void publish(List<Pledge> pledges) {
        outbox.publishAll(pledges, SignatureState::from);
    }
}
