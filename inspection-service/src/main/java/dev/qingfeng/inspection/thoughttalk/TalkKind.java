package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.inspection.registry.OfficeHolder;
import java.util.UUID;

/** Who talks with whom. */
public enum TalkKind {
    /** 談心談話: leaders of the organisation department, with each member of a leadership team. */
    THOUGHT_TALK,
    /** 約談: the city's Party secretary, with each township Party secretary. */
    SUMMONED_TALK;

    /** Whether it is a matter of somebody who leads the city, which is this unit, or one of its offices. */
    boolean isOf(OfficeHolder leader, UUID city) {
        return this == THOUGHT_TALK
                || (leader.isPartySecretary() && leader.unitId().equals(city));
    }
}
