package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Snapshot;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.appointment.principle.Verdict;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a plan makes of its city, and the terms of the policy that it is checked against. */
public record Proposal(Snapshot snapshot, Terms terms) {

    /** The city as it is, with what was decided before, as if the plan moved nobody and were let off from nothing. */
    public Proposal withoutPlan() {
        return new Proposal(
                new Snapshot(
                        snapshot.city(),
                        snapshot.effectiveOn(),
                        snapshot.units(),
                        snapshot.seats(),
                        snapshot.people(),
                        snapshot.nominated(),
                        snapshot.decided(),
                        Map.of(),
                        Set.of(),
                        snapshot.addedSeats()),
                terms);
    }

    /** How it stands to the principles. */
    public Verdict verdict(Catalogue catalogue) {
        return catalogue.check(snapshot, terms);
    }

    /** The cadres whose move starts from where they no longer are, sorted. */
    public Collection<UUID> outdated() {
        return snapshot.moves().entrySet().stream()
                .filter(move -> !isAt(move.getKey(), move.getValue().origin()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean isAt(UUID cadre, Placement origin) {
        Snapshot.Person person = snapshot.people().get(cadre);
        return person != null && person.placement().equals(origin);
    }
}
