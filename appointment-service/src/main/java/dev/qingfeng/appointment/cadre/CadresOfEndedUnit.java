package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cadre.Placements.Placing;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unitchange.UnitFollower;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Whoever served in a unit that ended serves in the one that took over; their posts ended with the unit. */
@ApplicationScoped
class CadresOfEndedUnit implements UnitFollower {

    private final CadreRepository cadres;
    private final TenureRepository tenures;
    private final Placements placements;
    private final Handover handover;
    private final Clock clock;

    CadresOfEndedUnit(
            CadreRepository cadres, TenureRepository tenures, Placements placements, Handover handover, Clock clock) {
        this.cadres = cadres;
        this.tenures = tenures;
        this.placements = placements;
        this.handover = handover;
        this.clock = clock;
    }

    @Override
    public void begin() {
        handover.begin();
    }

    @Override
    public List<Unmet> missing(Unit ending, LocalDate on) {
        return tenures.heldAfter(ending.id(), on).stream()
                .map(tenure ->
                        Rule.UNITS.unmet("post-held-later", tenure.cadreId().toString()))
                .toList();
    }

    @Override
    public void handOver(Unit ended, Unit successor, LocalDate on) {
        List<Placing> placings = cadres.serving(ended.id()).stream()
                .map(cadre -> new Placing(
                        cadre,
                        new Placement(successor.id(), null, cadre.placement().rank()),
                        on))
                .toList();
        placements.place(placings, LocalDate.now(clock));
    }
}
