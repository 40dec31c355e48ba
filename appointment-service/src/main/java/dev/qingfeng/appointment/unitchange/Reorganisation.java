package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitKind;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.appointment.unit.UnitRow;
import dev.qingfeng.appointment.unit.UnitStates;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final UnitStates states;
    private final Instance<UnitFollower> followers;

    Reorganisation(UnitRepository units, UnitStates states, @Any Instance<UnitFollower> followers) {
        this.units = units;
        this.states = states;
        this.followers = followers;
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
     * {@code unit-change-changes-nothing} what is so already, {@code path-of-another-unit} a place whose path leads or once led
     * to another unit, {@code unit-change-out-of-order} a day before the last change of a unit concerned, and
     * {@code gate-unmet} with what each {@link UnitFollower} misses; with 422 {@code unit-too-deep}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void carryOut(UnitChange change) {
        Unit unit = units.findById(change.unitId());
        Unit target = change.targetId() == null ? null : units.findById(change.targetId());
        requirePossible(unit, target);
        if (target == null) {
            rename(unit, change);
        } else if (change.kind() == UnitChangeKind.MERGER) {
            merge(unit, target, change.effectiveOn());
        } else {
            requireChange(!target.id().equals(unit.parentId()));
            relocate(units.subtree(unit), target, change.effectiveOn(), false);
        }
    }

    private void rename(Unit unit, UnitChange change) {
        String name = Objects.requireNonNullElse(change.name(), unit.name());
        UnitKind kind = Objects.requireNonNullElse(change.unitKind(), unit.kind());
        requireChange(!name.equals(unit.name()) || kind != unit.kind());
        unit.rename(name, kind, change.effectiveOn()).ifPresent(units::keep);
        states.publish(List.of(unit));
    }

    private static void requireChange(boolean changes) {
        if (!changes) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_CHANGES_NOTHING);
        }
    }

    private void merge(Unit unit, Unit successor, LocalDate on) {
        followers.forEach(UnitFollower::begin);
        // Whoever decides or plans something there holds the unit, and is seen below or comes too late.
        List<Unit> subtree = units.subtree(unit);
        Gate gate = new Gate();
        followers.forEach(each -> gate.missing(each.missing(unit, on)));
        gate.pass();
        relocate(subtree, successor, on, true);
        followers.forEach(each -> each.handOver(unit, successor, on));
    }

    /** Where a unit stands afterwards. */
    private record Place(Unit unit, Unit parent, String path) {}

    private void relocate(List<Unit> subtree, Unit target, LocalDate on, boolean ends) {
        LocalDate targetSince = target.presentSince();
        if (targetSince != null && on.isBefore(targetSince)) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_OUT_OF_ORDER, on);
        }
        List<Place> places = places(subtree, target, ends);
        requireFree(places);
        Unit unit = subtree.get(0);
        for (Place place : places) {
            // The unit above comes first, so its path is the new one.
            boolean isEnding = ends && place.unit().equals(unit);
            (isEnding
                            ? place.unit().mergeInto(place.parent(), on)
                            : place.unit().moveBelow(place.parent(), on))
                    .ifPresent(units::keep);
        }
        states.publish(places.stream().map(Place::unit).toList());
    }

    private static List<Place> places(List<Unit> subtree, Unit target, boolean ends) {
        Unit unit = subtree.get(0);
        Map<UUID, Place> places = new HashMap<>();
        List<Place> inOrder = new ArrayList<>();
        for (Unit each : subtree) {
            boolean survives = ends && unit.id().equals(each.parentId()) && !each.hasEnded();
            Place above = survives ? null : places.get(each.parentId());
            Unit parent = above == null ? target : above.unit();
            String path = ends && each.equals(unit)
                    ? each.pathOnceMerged(target)
                    : (above == null ? target.path() : above.path()) + "." + each.label();
            Place place = new Place(each, parent, path);
            places.put(each.id(), place);
            inOrder.add(place);
        }
        return inOrder;
    }

    private void requireFree(List<Place> places) {
        Map<String, UUID> ledTo = units.ledTo(places.stream().map(Place::path).toList());
        for (Place place : places) {
            UUID other = ledTo.getOrDefault(place.path(), place.unit().id());
            if (!other.equals(place.unit().id())) {
                throw ProblemException.of(AppointmentProblem.PATH_OF_ANOTHER_UNIT, place.path());
            }
            if (!place.path().matches(UnitRow.PATH)) {
                throw ProblemException.of(AppointmentProblem.UNIT_TOO_DEEP, place.path());
            }
        }
    }
}
