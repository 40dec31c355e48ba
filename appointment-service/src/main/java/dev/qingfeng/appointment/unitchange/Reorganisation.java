package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.appointment.unit.UnitState;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a change take effect in the tree. A unit takes all below it along; of a unit that ends, what lives on stands below its
 * successor, so that nothing that is stands below what is no more. Records keep the unit that they were made in, and its path
 * says who may see them.
 */
@ApplicationScoped
public class Reorganisation {

    private final UnitRepository units;
    private final Instance<UnitFollower> followers;
    private final Outbox outbox;

    Reorganisation(UnitRepository units, @Any Instance<UnitFollower> followers, Outbox outbox) {
        this.units = units;
        this.followers = followers;
        this.outbox = outbox;
    }

    /** Refuses with 409 {@code unit-ended} what has ended, with 422 {@code unit-below-itself} a target within the unit. */
    static void requirePossible(Unit unit, @Nullable Unit target) {
        if (unit.hasEnded() || (target != null && target.hasEnded())) {
            throw ProblemException.of(AppointmentProblem.UNIT_ENDED);
        }
        if (target != null && new UnitPath(unit.path()).covers(target.path())) {
            throw ProblemException.of(AppointmentProblem.UNIT_BELOW_ITSELF);
        }
    }

    /**
     * For whoever keeps others from changing the tree. Refuses what {@link #requirePossible} does; with 409
     * {@code path-of-another-unit} a place whose path leads or once led to another unit, {@code unit-change-out-of-order} a day
     * before the last change of a unit concerned, and {@code gate-unmet} with what each {@link UnitFollower} misses.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void carryOut(UnitChange change) {
        Unit unit = units.findById(change.unitId());
        Unit target = change.targetId() == null ? null : units.findById(change.targetId());
        requirePossible(unit, target);
        LocalDate on = change.effectiveOn();
        if (target == null) {
            unit.rename(Objects.requireNonNull(change.name()), Objects.requireNonNull(change.unitKind()), on)
                    .ifPresent(units::keep);
            outbox.publish(unit, UnitState::from);
        } else if (change.kind() == UnitChangeKind.MERGER) {
            Gate gate = new Gate();
            followers.forEach(each -> gate.missing(each.missing(unit, on)));
            gate.pass();
            relocate(unit, target, on, true);
            followers.forEach(each -> each.handOver(unit, target, on));
        } else {
            relocate(unit, target, on, false);
        }
    }

    /** Where a unit stands afterwards. */
    private record Place(Unit unit, Unit parent, String path) {}

    private void relocate(Unit unit, Unit target, LocalDate on, boolean ends) {
        List<Place> places = places(unit, target, ends);
        requireFree(places);
        for (Place place : places) {
            // The unit above comes first, so its path is the new one.
            boolean isEnding = ends && place.unit().equals(unit);
            (isEnding
                            ? place.unit().mergeInto(place.parent(), on)
                            : place.unit().moveBelow(place.parent(), on))
                    .ifPresent(units::keep);
        }
        outbox.publishAll(places.stream().map(Place::unit).toList(), UnitState::from);
    }

    private List<Place> places(Unit unit, Unit target, boolean ends) {
        Map<UUID, Unit> parents = new HashMap<>();
        Map<UUID, String> paths = new HashMap<>(Map.of(target.id(), target.path()));
        List<Place> places = new ArrayList<>();
        for (Unit each : units.subtree(unit)) {
            boolean survives = ends && unit.id().equals(each.parentId()) && !each.hasEnded();
            Unit parent = survives ? target : parents.getOrDefault(each.parentId(), target);
            String path = paths.get(parent.id()) + "." + each.label();
            parents.put(each.id(), each);
            paths.put(each.id(), path);
            places.add(new Place(each, parent, path));
        }
        return places;
    }

    private void requireFree(List<Place> places) {
        Map<String, UUID> ledTo = units.ledTo(places.stream().map(Place::path).toList());
        Set<String> seen = new HashSet<>();
        for (Place place : places) {
            UUID other = ledTo.get(place.path());
            if (!seen.add(place.path())
                    || (other != null && !other.equals(place.unit().id()))) {
                throw ProblemException.of(AppointmentProblem.PATH_OF_ANOTHER_UNIT, place.path());
            }
        }
    }
}
