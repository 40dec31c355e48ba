package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All principles there are, in their order. */
public final class Catalogue {

    private final List<Principle> principles;

    /** Of classes that are found by themselves in the service, and named by tests. */
    public Catalogue(Collection<Principle> principles) {
        this.principles = principles.stream()
                .sorted(Comparator.comparing(Principle::code, Finding.BY_PRINCIPLE))
                .toList();
    }

    public List<Principle> principles() {
        return principles;
    }

    public List<Parameter> parameters() {
        return principles.stream()
                .flatMap(principle -> principle.parameters().stream())
                .toList();
    }

    /** All principles, nothing excluded, and of each parameter the default. */
    public Terms defaults() {
        return terms(Map.of(), List.of());
    }

    /**
     * All principles with these values, and of each parameter that is not named the default. Refuses with 422
     * {@code parameter-unknown}, {@code parameter-out-of-bounds}, {@code parameters-contradict} and
     * {@code policy-excludes-by-age}.
     */
    public Terms terms(Map<String, Integer> values, List<Exclusion> exclusions) {
        Map<String, Parameter> known = parameters().stream()
                .collect(Collectors.toMap(
                        Parameter::key, parameter -> parameter, (one, same) -> one, LinkedHashMap::new));
        values.forEach((key, value) -> {
            Parameter parameter = known.get(key);
            if (parameter == null) {
                throw ProblemException.of(AppointmentProblem.PARAMETER_UNKNOWN);
            }
            if (!parameter.admits(value)) {
                throw ProblemException.of(
                        AppointmentProblem.PARAMETER_OUT_OF_BOUNDS, key, parameter.minimum(), parameter.maximum());
            }
        });
        Map<String, Integer> complete = new LinkedHashMap<>();
        known.forEach((key, parameter) -> complete.put(key, values.getOrDefault(key, parameter.byDefault())));
        Terms terms = new Terms(principles.stream().map(Principle::code).toList(), complete, exclusions);
        principles.stream()
                .flatMap(principle -> principle.ranges().stream())
                .filter(range -> terms.of(range.from()) > terms.of(range.to()))
                .forEach(range -> {
                    throw ProblemException.of(
                            AppointmentProblem.PARAMETERS_CONTRADICT,
                            range.from().key(),
                            range.to().key());
                });
        if (Exclusion.byAgeAlone(exclusions)) {
            throw ProblemException.of(AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
        }
        return terms;
    }

    /** How a plan stands to each of them that its policy has. */
    public Verdict check(Snapshot snapshot, Terms terms) {
        TargetState state = new TargetState(snapshot);
        return Verdict.all(principles.stream()
                .filter(terms::have)
                .map(principle -> principle.check(state, terms))
                .toList());
    }
}
