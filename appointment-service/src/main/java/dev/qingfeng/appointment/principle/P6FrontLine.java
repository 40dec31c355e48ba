package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.unit.UnitKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * P6 重視從基層一線選拔幹部: each township promotes somebody outstanding from inside into its leadership team (hard, unless waived): graded
 * excellent in the inspection, or in the latest annual assessment. It does so once in a cycle, by whichever of its plans.
 */
@Singleton
final class P6FrontLine implements Principle {

    static final Parameter INSIDERS = Parameter.persons("P6.insiders", 1);
    static final Map<UnitKind, Parameter> KINDS = Map.of(
            UnitKind.TOWN, Parameter.flag("P6.inTowns"),
            UnitKind.SUBDISTRICT, Parameter.flag("P6.inSubdistricts"),
            UnitKind.PARK, Parameter.flag("P6.inParks"),
            UnitKind.FARM, Parameter.flag("P6.inFarms"));

    @Override
    public String code() {
        return "P6";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                INSIDERS, kind(UnitKind.TOWN), kind(UnitKind.SUBDISTRICT), kind(UnitKind.PARK), kind(UnitKind.FARM));
    }

    @Override
    public Optional<Subject.Type> waivableFor() {
        return Optional.of(Subject.Type.UNIT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        Set<UnitKind> bound = KINDS.entrySet().stream()
                .filter(kind -> terms.holds(kind.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<UUID, Long> insiders = state.movedInCycle()
                .filter(Standing::isPromoted)
                .filter(P6FrontLine::isInsider)
                .collect(Collectors.groupingBy(cadre -> cadre.before().unitId(), Collectors.counting()));
        return Verdict.of(state.townships()
                .filter(unit -> bound.contains(state.snapshot().units().get(unit)))
                .filter(unit -> insiders.getOrDefault(unit, 0L) < terms.of(INSIDERS) && !state.isWaived(this, unit))
                .map(unit -> finding(
                        "insider-missing",
                        PrincipleKind.HARD,
                        TargetState.unit(unit),
                        terms.of(INSIDERS),
                        insiders.getOrDefault(unit, 0L).intValue())));
    }

    /** Serves in the unit, outside its leadership team, comes into that very team, and is outstanding. */
    private static boolean isInsider(Standing cadre) {
        return !cadre.ledBefore()
                && cadre.leads()
                && cadre.after().unitId().equals(cadre.before().unitId())
                && (cadre.grade() == Grade.EXCELLENT || cadre.person().assessedExcellent());
    }

    private static Parameter kind(UnitKind kind) {
        Parameter flag = KINDS.get(kind);
        if (flag == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return flag;
    }
}
