package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.dossier.Grade;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * P4 優化領導班子結構: each township's leadership team keeps experienced people of 45 and above who are not graded poor, and those of 35
 * to 45 are its main body (both soft). Who is 45 counts in both bands. That no policy excludes by age alone is seen to where
 * policies are drafted.
 */
@Singleton
final class P4Structure implements Principle {

    static final Parameter EXPERIENCED_FROM = Parameter.age("P4.experiencedFromAge", 45);
    static final Parameter EXPERIENCED = Parameter.persons("P4.experienced", 1);
    static final Parameter MAIN_FROM = Parameter.age("P4.mainBodyFromAge", 35);
    static final Parameter MAIN_TO = Parameter.age("P4.mainBodyToAge", 45);
    static final Parameter MAIN_SHARE = Parameter.percent("P4.mainBodyShare", 50);
    static final Parameter WEIGHT = Parameter.weight("P4");

    @Override
    public String code() {
        return "P4";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD, PrincipleKind.SOFT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EXPERIENCED_FROM, EXPERIENCED, MAIN_FROM, MAIN_TO, MAIN_SHARE, WEIGHT);
    }

    @Override
    public List<Range> ranges() {
        return List.of(new Range(MAIN_FROM, MAIN_TO));
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        List<UUID> units =
                state.townships().filter(unit -> !state.team(unit).isEmpty()).toList();
        List<Finding> findings = units.stream()
                .flatMap(unit -> Stream.concat(experience(state, unit, terms), mainBody(state, unit, terms)))
                .toList();
        // Two preferences for each team.
        long cases = 2L * units.size();
        return Verdict.of(findings.stream(), Reward.of(code(), cases - findings.size(), cases, terms.of(WEIGHT)));
    }

    private Stream<Finding> experience(TargetState state, UUID unit, Terms terms) {
        int experienced = (int) state.team(unit).stream()
                .filter(cadre -> cadre.age() >= terms.of(EXPERIENCED_FROM))
                .filter(cadre -> cadre.grade() != Grade.POOR)
                .count();
        return experienced >= terms.of(EXPERIENCED)
                ? Stream.empty()
                : Stream.of(finding(
                        "experienced-too-few",
                        PrincipleKind.SOFT,
                        TargetState.unit(unit),
                        terms.of(EXPERIENCED),
                        experienced,
                        terms.of(EXPERIENCED_FROM)));
    }

    private Stream<Finding> mainBody(TargetState state, UUID unit, Terms terms) {
        int from = terms.of(MAIN_FROM);
        int to = terms.of(MAIN_TO);
        int members = state.team(unit).size();
        int within = (int) state.team(unit).stream()
                .filter(cadre -> cadre.isAged(from, to))
                .count();
        return within * 100 >= terms.of(MAIN_SHARE) * members
                ? Stream.empty()
                : Stream.of(finding(
                        "main-body-missing",
                        PrincipleKind.SOFT,
                        TargetState.unit(unit),
                        terms.of(MAIN_SHARE),
                        within,
                        members,
                        from,
                        to));
    }
}
