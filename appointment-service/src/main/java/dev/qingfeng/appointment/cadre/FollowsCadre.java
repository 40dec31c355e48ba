package dev.qingfeng.appointment.cadre;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Records that refer to cadres, when two cadres turn out to be one person. */
public interface FollowsCadre {

    /** What would then be said twice of one person, or hang in the air, each as a kind of record and ids; empty if nothing. */
    List<String> collisions(UUID duplicate, UUID survivor);

    /** Whether only those who may read plans may be told what collides, and that anything does only where all else is in order. */
    default boolean isOfPlans() {
        return false;
    }

    /**
     * Refers to the survivor from now on; what both say alike is said once. Called where nothing collides.
     *
     * @return the other cadres of whom something else is to be told now
     */
    default Set<UUID> follow(UUID duplicate, UUID survivor) {
        return Set.of();
    }
}
