package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.Snapshot.AddedSeat;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What holds up appointments that are due together. They are looked at as a whole: whoever leaves a post makes room for who
 * comes, so that two cadres can change places, and whoever is held up and so stays makes none.
 */
final class Obstacles {

    private final Collection<Appointment> due;
    private final Map<UUID, Integer> quotas;
    private final Map<UUID, Set<UUID>> holders;
    private final Set<AddedSeat> added;
    private final Map<Appointment, Obstacle> found = new HashMap<>();

    private Obstacles(
            Collection<Appointment> due,
            Map<UUID, Integer> quotas,
            Map<UUID, Set<UUID>> holders,
            Set<AddedSeat> added) {
        this.due = due;
        this.quotas = quotas;
        this.holders = holders;
        this.added = added;
    }

    /**
     * The obstacle of each appointment that has one. Where too many come into a post, those with the smallest cadre ids do.
     *
     * @param placements where the cadres serve now
     * @param cleared the cadres with discipline clearance
     * @param quotas of the posts that the appointments lead to
     * @param holders the cadres who hold these posts now
     * @param added the seats beyond the quotas: who has one takes none of the others
     */
    static Map<Appointment, Obstacle> of(
            Collection<Appointment> due,
            Map<UUID, Placement> placements,
            Set<UUID> cleared,
            Map<UUID, Integer> quotas,
            Map<UUID, Set<UUID>> holders,
            Set<AddedSeat> added) {
        Obstacles obstacles = new Obstacles(due, quotas, holders, added);
        due.stream()
                .filter(each -> each.movesTheCadre()
                        && !each.origin().equals(placements.getOrDefault(each.cadreId(), each.origin())))
                .forEach(each -> obstacles.found.put(each, Obstacle.MOVED_MEANWHILE));
        due.stream()
                .filter(each -> each.needsClearance() && !cleared.contains(each.cadreId()))
                // Who has moved meanwhile is moved no more, cleared or not, and keeps no seat.
                .forEach(each -> obstacles.found.putIfAbsent(each, Obstacle.CLEARANCE_MISSING));
        while (obstacles.holdUpWhoFindsNoSeat()) {
            // Who is held up stays, and so may take the seat of another: look again.
        }
        return obstacles.found;
    }

    private boolean holdUpWhoFindsNoSeat() {
        Set<Appointment> seatless = new HashSet<>();
        quotas.forEach((post, quota) -> {
            List<Appointment> coming = moving().filter(
                            each -> post.equals(each.target().postId())
                                    && !holdersOf(post).contains(each.cadreId())
                                    && !hasAddedSeat(post, each.cadreId()))
                    .sorted(Comparator.comparing(Appointment::cadreId))
                    .toList();
            int seats = Math.max(0, quota - staying(post));
            coming.stream().skip(seats).forEach(seatless::add);
        });
        seatless.forEach(each -> found.put(each, Obstacle.POST_FULL));
        return !seatless.isEmpty();
    }

    private int staying(UUID post) {
        Set<UUID> staying = new HashSet<>(holdersOf(post));
        moving().filter(each -> !Objects.equals(each.target().postId(), post))
                .forEach(each -> staying.remove(each.cadreId()));
        staying.removeIf(cadre -> hasAddedSeat(post, cadre));
        return staying.size();
    }

    private boolean hasAddedSeat(UUID post, UUID cadre) {
        return added.contains(new AddedSeat(post, cadre));
    }

    private Set<UUID> holdersOf(UUID post) {
        return holders.getOrDefault(post, Set.of());
    }

    /** Who comes and goes unless held up; who is retained does neither. */
    private Stream<Appointment> moving() {
        return due.stream().filter(each -> each.movesTheCadre() && !found.containsKey(each));
    }
}
