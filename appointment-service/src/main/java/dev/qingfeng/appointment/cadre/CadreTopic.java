package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every cadre, told again by a replay. */
@Singleton
class CadreTopic extends StateTopic<Cadre> {

    private final CadreStates states;

    CadreTopic(EntityManager entities, CadreStates states) {
        super(entities, Cadre.class, CadreState.class);
        this.states = states;
    }

    @Override
    protected void publish(List<Cadre> cadres) {
        states.publish(cadres);
    }
}
