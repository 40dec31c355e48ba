package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.unit.UnitKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * P10 加強幹部掛職鍛鍊: units directly under the city and townships second cadres to each other, both ways (soft, and reported), by
 * whichever plan of the cycle.
 */
@Singleton
final class P10Secondment implements Principle {

    static final Parameter EACH_WAY = Parameter.persons("P10.eachWay", 1);
    static final Parameter WEIGHT = Parameter.weight("P10");

    @Override
    public String code() {
        return "P10";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.SOFT, PrincipleKind.REPORTED);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EACH_WAY, WEIGHT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        Predicate<UUID> cityDirect = unit -> state.snapshot().units().get(unit) == UnitKind.CITY_DIRECT;
        int toTownships = seconded(state, cityDirect, state::isTownship);
        int toCity = seconded(state, state::isTownship, cityDirect);
        int each = terms.of(EACH_WAY);
        Stream<Finding> report = toTownships + toCity == 0
                ? Stream.empty()
                : Stream.of(
                        finding("secondments-planned", PrincipleKind.REPORTED, state.theCity(), toTownships, toCity));
        return Verdict.of(
                Stream.of(
                                tooFew(state, "secondments-to-townships-too-few", each, toTownships),
                                tooFew(state, "secondments-to-city-too-few", each, toCity),
                                report)
                        .flatMap(findings -> findings),
                Reward.of(code(), Math.min(toTownships, each) + Math.min(toCity, each), 2L * each, terms.of(WEIGHT)));
    }

    private static int seconded(TargetState state, Predicate<UUID> from, Predicate<UUID> to) {
        return (int) state.movedInCycle()
                .map(Standing::move)
                .filter(move -> move != null
                        && move.kind() == MoveKind.SECONDMENT
                        && from.test(move.origin().unitId())
                        && to.test(move.target().unitId()))
                .count();
    }

    private Stream<Finding> tooFew(TargetState state, String code, int wanted, int count) {
        return count >= wanted
                ? Stream.empty()
                : Stream.of(finding(code, PrincipleKind.SOFT, state.theCity(), wanted, count));
    }
}
