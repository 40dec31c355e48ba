package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.plan.Plan;
import dev.qingfeng.appointment.plan.Proposal;
import dev.qingfeng.appointment.principle.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that figures, charts, comparisons and the workbook of one plan are made from, read at once.
 *
 * @param cadres by id, everyone whom the plan moves or who is on a leadership team before or after
 * @param places by id, every unit that is named
 */
record Reading(
        Plan plan, List<Move> moves, Proposal proposal, Teams teams, Map<UUID, Cadre> cadres, Map<UUID, Place> places) {

    Structure structure(Bands ages, Bands years) {
        Map<UUID, List<Member>> beforeByUnit = teams.before().stream().collect(Collectors.groupingBy(Member::unitId));
        Map<UUID, List<Member>> afterByUnit = teams.after().stream().collect(Collectors.groupingBy(Member::unitId));
        List<Structure.UnitStructure> units = Stream.of(beforeByUnit, afterByUnit)
                .flatMap(byUnit -> byUnit.keySet().stream())
                .distinct()
                .map(this::place)
                .sorted(Place.BY_PATH)
                .map(unit -> new Structure.UnitStructure(
                        unit.id(),
                        unit.name(),
                        unit.kind(),
                        Composition.of(
                                beforeByUnit.getOrDefault(unit.id(), List.of()),
                                afterByUnit.getOrDefault(unit.id(), List.of()),
                                ages,
                                years)))
                .toList();
        return new Structure(plan.id(), snapshot().effectiveOn(), city(ages, years), units, flows());
    }

    /** All leadership teams of townships together. */
    Composition city(Bands ages, Bands years) {
        return Composition.of(teams.before(), teams.after(), ages, years);
    }

    Snapshot snapshot() {
        return proposal.snapshot();
    }

    private record Way(Place from, Place to) {}

    /** In the order of the tree. */
    private List<Structure.Flow> flows() {
        Map<Way, Long> people = moves.stream()
                .filter(move -> !move.origin().unitId().equals(move.target().unitId()))
                .map(move -> new Way(
                        place(move.origin().unitId()), place(move.target().unitId())))
                .collect(Collectors.groupingBy(way -> way, Collectors.counting()));
        return people.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Way::from, Place.BY_PATH).thenComparing(Way::to, Place.BY_PATH)))
                .map(way -> new Structure.Flow(
                        way.getKey().from().id(),
                        way.getKey().from().name(),
                        way.getKey().to().id(),
                        way.getKey().to().name(),
                        way.getValue().intValue()))
                .toList();
    }

    Place place(UUID unitId) {
        Place place = places.get(unitId);
        if (place == null) {
            throw new IllegalStateException("A unit that was not read");
        }
        return place;
    }

    Cadre cadre(UUID cadreId) {
        Cadre cadre = cadres.get(cadreId);
        if (cadre == null) {
            throw new IllegalStateException("A cadre who was not read");
        }
        return cadre;
    }
}
