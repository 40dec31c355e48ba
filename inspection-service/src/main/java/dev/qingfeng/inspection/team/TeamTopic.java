package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every inspection team, told again by a replay. */
@Singleton
class TeamTopic extends StateTopic<InspectionTeam> {

    private final Outbox outbox;

    TeamTopic(EntityManager entities, Outbox outbox) {
        super(entities, InspectionTeam.class, TeamState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<InspectionTeam> teams) {
        outbox.publishAll(teams, TeamState::from);
    }
}
