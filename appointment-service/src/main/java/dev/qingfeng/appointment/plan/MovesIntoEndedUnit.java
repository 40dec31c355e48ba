package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unitchange.UnitFollower;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** No unit ends while a plan that is not decided places somebody there. */
@ApplicationScoped
class MovesIntoEndedUnit implements UnitFollower {

    private final MoveRepository moves;

    MovesIntoEndedUnit(MoveRepository moves) {
        this.moves = moves;
    }

    @Override
    public List<Unmet> missing(Unit ending, LocalDate on) {
        return moves.draftPlansInto(ending.id()).stream()
                .map(plan -> Rule.UNITS.unmet("move-planned", plan.toString()))
                .toList();
    }
}
