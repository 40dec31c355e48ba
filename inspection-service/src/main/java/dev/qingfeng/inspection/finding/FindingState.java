package dev.qingfeng.inspection.finding;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How far a finding is: found, followed up, and in the end settled or without ground. */
public enum FindingState {
    OPEN,
    IN_FOLLOW_UP,
    SETTLED,
    UNFOUNDED;

    /** What may come after each; what is followed up may be followed up anew. */
    private static final Map<FindingState, Set<FindingState>> NEXT = Map.of(
            OPEN, EnumSet.of(IN_FOLLOW_UP),
            IN_FOLLOW_UP, EnumSet.of(IN_FOLLOW_UP, SETTLED, UNFOUNDED),
            SETTLED, EnumSet.noneOf(FindingState.class),
            UNFOUNDED, EnumSet.noneOf(FindingState.class));

    boolean canBecome(FindingState next) {
        return after().contains(next);
    }

    /** Whether nothing comes after it. */
    boolean isFinal() {
        return after().isEmpty();
    }

    private Set<FindingState> after() {
        return NEXT.getOrDefault(this, Set.of());
    }
}
