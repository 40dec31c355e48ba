package dev.qingfeng.appointment.cycle;

import java.util.List;
import java.util.Optional;

/** The phases of a transition, in their order. */
public enum Phase {
    MOBILISATION,
    INSPECTION,
    POLICY_ADOPTION,
    DECISION,
    ARCHIVED;

    /** Those that take their time: all before the archive. */
    static final List<Phase> PLANNED = List.of(MOBILISATION, INSPECTION, POLICY_ADOPTION, DECISION);

    /** The phase that follows; empty after the last. */
    public Optional<Phase> next() {
        return switch (this) {
            case MOBILISATION -> Optional.of(INSPECTION);
            case INSPECTION -> Optional.of(POLICY_ADOPTION);
            case POLICY_ADOPTION -> Optional.of(DECISION);
            case DECISION -> Optional.of(ARCHIVED);
            case ARCHIVED -> Optional.empty();
        };
    }
}
