package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where cadres serve: read for plans, changed when an appointment takes effect. */
@ApplicationScoped
public class Placements {

    private final CadreRepository cadres;
    private final PostRepository posts;
    private final Handover handover;
    private final CadreStates states;

    Placements(CadreRepository cadres, PostRepository posts, Handover handover, CadreStates states) {
        this.cadres = cadres;
        this.posts = posts;
        this.handover = handover;
        this.states = states;
    }

    /** Empty for a cadre that the caller does not see. Refuses with 409 {@code cadre-merged} one kept under another number. */
    public Optional<Placement> of(UUID cadreId, UnitPath scope) {
        Optional<Cadre> cadre = cadres.findVisible(cadreId, scope);
        cadre.ifPresent(found -> cadres.requirePerson(found, scope));
        return cadre.map(Cadre::placement);
    }

    /** Everyone who serves in these units, in the order of their ids. */
    public List<Serving> within(UnitPath scope) {
        return cadres.find(
                        "select c.id, c.details from Cadre c where c.mergedInto is null and"
                                + " exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))"
                                + " order by c.id",
                        scope.value())
                .project(Serving.class)
                .list();
    }

    /** Which of these are cadres that the caller sees. Refuses with 409 {@code cadre-merged} as {@link #of} does. */
    public Set<UUID> visible(Collection<UUID> cadreIds, UnitPath scope) {
        List<Cadre> found = cadres.list(
                "from Cadre c where c.id in ?2 and"
                        + " exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))",
                scope.value(),
                cadreIds);
        found.forEach(cadre -> cadres.requirePerson(cadre, scope));
        return found.stream().map(Cadre::id).collect(Collectors.toSet());
    }

    /** Who holds one of these posts. */
    public Map<UUID, Placement> holders(Collection<UUID> postIds) {
        return cadres.list("details.postId in ?1", postIds).stream()
                .collect(Collectors.toMap(Cadre::id, Cadre::placement));
    }

    /** These cadres, locked until the transaction ends, so that nothing else moves them meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Cadre> lock(Collection<UUID> cadreIds) {
        return cadres.find("id in ?1 order by id", cadreIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Changes where cadres serve, all at once, and tells the readers of the registry; nothing happens to who serves there already.
     * Who cannot hold the post since that day, because somebody else did then, holds it since today.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void place(Collection<Placing> placings, LocalDate today) {
        Map<String, Placing> moving = placings.stream()
                .filter(placing -> !placing.cadre().placement().equals(placing.target()))
                .collect(Collectors.toMap(placing -> placing.cadre().staffNumber(), Function.identity()));
        // Who comes later than decided leaves later too, and so may keep another from coming.
        for (Set<String> late = late(moving, today); !late.isEmpty(); late = late(moving, today)) {
            late.forEach(key -> moving.computeIfPresent(key, (same, placing) -> placing.since(today)));
        }
        handover.write(changes(moving));
        List<Cadre> moved = moving.values().stream().map(Placing::cadre).toList();
        Set<UUID> secretaries = posts.townshipSecretaries(moving.values().stream()
                .map(placing -> placing.target().postId())
                .filter(Objects::nonNull)
                .toList());
        moving.values()
                .forEach(placing -> placing.cadre()
                        .place(
                                placing.target(),
                                placing.since(),
                                isOneOf(secretaries, placing.target().postId())));
        states.publish(moved);
    }

    private static boolean isOneOf(Set<UUID> posts, @Nullable UUID post) {
        return post != null && posts.contains(post);
    }

    private Set<String> late(Map<String, Placing> moving, LocalDate today) {
        return handover.seat(changes(moving)).clashes().keySet().stream()
                .filter(key -> {
                    Placing placing = moving.get(key);
                    return placing != null && placing.since().isBefore(today);
                })
                .collect(Collectors.toSet());
    }

    private static List<Handover.Change> changes(Map<String, Placing> moving) {
        return moving.values().stream()
                .map(placing -> placing.cadre().change(placing.target(), placing.since()))
                .toList();
    }

    /** A cadre who serves elsewhere since a day. */
    public record Placing(Cadre cadre, Placement target, LocalDate since) {
        Placing since(LocalDate other) {
            return new Placing(cadre, target, other);
        }
    }

    /** Somebody who serves somewhere, and what is known of them. */
    public record Serving(UUID id, CadreDetails details) {

        public Placement placement() {
            return new Placement(details.unitId(), details.postId(), details.rank());
        }

        public boolean inIntensiveClass() {
            return details.trainings().contains(Training.INTENSIVE_CLASS.name());
        }
    }
}
