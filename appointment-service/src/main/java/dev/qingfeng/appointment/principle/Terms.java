package dev.qingfeng.appointment.principle;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a version of the policy sets: complete, so that it says the same whatever becomes of the defaults.
 *
 * @param principles the codes of those that it was drafted with; a plan under it is checked against these
 * @param values by key of the parameter
 */
public record Terms(List<String> principles, Map<String, Integer> values, List<Exclusion> exclusions) {

    public Terms {
        principles = List.copyOf(principles);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        exclusions = List.copyOf(exclusions);
    }

    /** What it sets of the parameter; of one that came after it, the default. */
    public int of(Parameter parameter) {
        return values.getOrDefault(parameter.key(), parameter.byDefault());
    }

    /** Whether the flag is set. */
    boolean holds(Parameter flag) {
        return of(flag) != 0;
    }

    /** Whether plans under it are checked against the principle. */
    public boolean have(Principle principle) {
        return principles.contains(principle.code());
    }
}
