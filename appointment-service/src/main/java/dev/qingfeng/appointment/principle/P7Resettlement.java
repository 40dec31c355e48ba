package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * P7 妥善安排基層領導幹部: of each township two to three leaders who are long in post and older are resettled (hard, unless waived), and
 * those rather than others who wish it; against a wish it takes a recorded reason (soft). All plans of a cycle together resettle so
 * many.
 */
@Singleton
final class P7Resettlement implements Principle {

    static final Parameter YEARS_IN_POST = Parameter.stay("P7.yearsInPost", 8);
    static final Parameter FROM_AGE = Parameter.age("P7.fromAge", 50);
    static final Parameter LEAST = Parameter.persons("P7.least", 2);
    static final Parameter MOST = Parameter.persons("P7.most", 3);
    static final Parameter WEIGHT = Parameter.weight("P7");

    @Override
    public String code() {
        return "P7";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD, PrincipleKind.SOFT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(YEARS_IN_POST, FROM_AGE, LEAST, MOST, WEIGHT);
    }

    @Override
    public List<Range> ranges() {
        return List.of(new Range(LEAST, MOST));
    }

    @Override
    public Optional<Subject.Type> waivableFor() {
        return Optional.of(Subject.Type.UNIT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        Map<UUID, List<Standing>> longServing = state.peopleInCycle()
                .filter(Standing::ledTownship)
                .filter(cadre -> cadre.age() >= terms.of(FROM_AGE))
                .filter(cadre -> cadre.yearsInPost() >= terms.of(YEARS_IN_POST))
                .collect(Collectors.groupingBy(cadre -> cadre.before().unitId()));
        Stream<Finding> outOfRange = state.townships()
                .filter(unit -> !state.isWaived(this, unit))
                .flatMap(unit -> outOfRange(unit, longServing.getOrDefault(unit, List.of()), terms));
        Stream<Finding> againstWish = state.moved()
                .filter(P7Resettlement::isResettled)
                .filter(cadre -> !cadre.isReasoned() && !cadre.person().wishesResettlement())
                .map(cadre -> finding("resettled-without-wish", PrincipleKind.SOFT, TargetState.cadre(cadre)));
        List<Standing> wishing = longServing.values().stream()
                .flatMap(List::stream)
                .filter(cadre -> cadre.person().wishesResettlement())
                .toList();
        long granted = wishing.stream().filter(P7Resettlement::isResettled).count();
        return Verdict.of(
                Stream.concat(outOfRange, againstWish), Reward.of(code(), granted, wishing.size(), terms.of(WEIGHT)));
    }

    private Stream<Finding> outOfRange(UUID unit, List<Standing> longServing, Terms terms) {
        List<Standing> resettled =
                longServing.stream().filter(P7Resettlement::isResettled).toList();
        return terms.of(LEAST) <= resettled.size() && resettled.size() <= terms.of(MOST)
                ? Stream.empty()
                : Stream.of(finding(
                        "resettlements-out-of-range",
                        PrincipleKind.HARD,
                        TargetState.with(TargetState.unit(unit), resettled),
                        terms.of(LEAST),
                        terms.of(MOST),
                        resettled.size(),
                        longServing.size()));
    }

    private static boolean isResettled(Standing cadre) {
        return cadre.isMoved(MoveKind.RESETTLEMENT);
    }
}
