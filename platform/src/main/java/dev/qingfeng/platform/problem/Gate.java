package dev.qingfeng.platform.problem;

import java.util.ArrayList;
import java.util.List;

/** A step that cannot be taken before its conditions hold; collects all that are missing, so that nobody finds them one by one. */
public final class Gate {

    private final List<Unmet> missing = new ArrayList<>();

    /** Notes the condition as missing unless it holds. */
    public Gate require(boolean holds, Unmet otherwise) {
        if (!holds) {
            missing.add(otherwise);
        }
        return this;
    }

    /** Notes all of these as missing. */
    public Gate missing(List<Unmet> conditions) {
        missing.addAll(conditions);
        return this;
    }

    /** Refuses with 409 {@code gate-unmet} and every missing condition, if there is one. */
    public void pass() {
        if (!missing.isEmpty()) {
            throw ProblemException.of(PlatformProblem.GATE_UNMET).withUnmet(missing);
        }
    }
}
