package dev.qingfeng.appointment.dossier;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.PhaseGate;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The principles are adopted after thorough inspection: the leadership team of every township unit has its grade. */
@ApplicationScoped
class UnitsInspected implements PhaseGate {

    private final DossierRepository dossiers;

    UnitsInspected(DossierRepository dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public List<Unmet> missing(TransitionCycle entering) {
        if (entering.phase() != Phase.POLICY_ADOPTION) {
            return List.of();
        }
        return dossiers.notInspected(entering.id(), entering.unitId()).stream()
                .map(unit -> Rule.GROUNDS_OF_ADOPTION.unmet("unit-not-inspected", unit.toString()))
                .toList();
    }
}
