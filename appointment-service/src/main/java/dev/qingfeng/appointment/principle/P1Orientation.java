package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.dossier.Grade;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * P1 樹立正確用人導向: who is graded poor loses their leadership post, or keeps one for a recorded reason (hard); who is graded
 * excellent is promoted (soft), by whichever plan of the cycle; whom the policy excludes is not promoted (hard). Who no longer serves
 * in the city is not looked at.
 */
@Singleton
final class P1Orientation implements Principle {

    static final Parameter KEEP_POOR_NEEDS_REASON = Parameter.flag("P1.keepPoorNeedsReason");
    static final Parameter WEIGHT = Parameter.weight("P1");

    @Override
    public String code() {
        return "P1";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD, PrincipleKind.SOFT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(KEEP_POOR_NEEDS_REASON, WEIGHT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        List<Standing> graded =
                state.peopleInCycle().filter(cadre -> cadre.grade() != null).toList();
        List<Standing> excellent = graded.stream()
                .filter(cadre -> cadre.grade() == Grade.EXCELLENT)
                .toList();
        List<Standing> passedOver =
                excellent.stream().filter(cadre -> !cadre.isPromoted()).toList();
        Stream<Finding> kept = graded.stream()
                .filter(cadre -> cadre.grade() == Grade.POOR)
                .filter(Standing::leads)
                .filter(cadre -> terms.holds(KEEP_POOR_NEEDS_REASON) && !cadre.isReasoned())
                .map(cadre -> finding("poor-stays-without-reason", PrincipleKind.HARD, TargetState.cadre(cadre)));
        Stream<Finding> notPromoted = passedOver.stream()
                .map(cadre -> finding("excellent-not-promoted", PrincipleKind.SOFT, TargetState.cadre(cadre)));
        Stream<Finding> excluded = state.moved()
                .filter(Standing::isPromoted)
                .filter(cadre -> isExcluded(cadre, terms))
                .map(cadre -> finding("promoted-though-excluded", PrincipleKind.HARD, TargetState.cadre(cadre)));
        return Verdict.of(
                Stream.of(kept, notPromoted, excluded).flatMap(findings -> findings),
                Reward.of(code(), excellent.size() - passedOver.size(), excellent.size(), terms.of(WEIGHT)));
    }

    private static boolean isExcluded(Standing cadre, Terms terms) {
        return terms.exclusions().stream()
                .anyMatch(
                        exclusion -> exclusion.meets(cadre.age(), cadre.person().education(), cadre.grade()));
    }
}
