package dev.qingfeng.appointment.tenure;

import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.platform.lock.TransactionLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cadres who come into posts and leave them, looked at together: whoever leaves makes room for who comes. A chief post has no
 * more holders than its quota; another may have too many, which is for P2 to find.
 */
@ApplicationScoped
public class Handover {

    private final TenureRepository tenures;
    private final PostRepository posts;
    private final TransactionLock lock;
    private final Clock clock;

    Handover(TenureRepository tenures, PostRepository posts, TransactionLock lock, Clock clock) {
        this.tenures = tenures;
        this.posts = posts;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * What a cadre holds from now on.
     *
     * @param key tells it from the others
     * @param cadreId null for somebody who is not in the registry yet
     * @param postId null for none
     * @param since the first day on which it is so; null, where no post is held any more, for today
     */
    public record Change(
            String key,
            @Nullable UUID cadreId,
            @Nullable UUID postId,
            @Nullable LocalDate since) {}

    /** Why a change cannot be. */
    public enum Clash {
        /** A chief post has its holder on one of these days. */
        POST_TAKEN,
        /** The cadre held another post on one of these days. */
        TENURE_OVERLAPS
    }

    /** Waits until nobody else changes tenures, and keeps it so until the transaction ends; before anything is read. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin() {
        lock.take("tenures");
    }

    /** Writes changes of which none clashes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(Collection<Change> changes) {
        Map<String, UUID> cadres = new HashMap<>();
        changes.forEach(change -> cadres.put(change.key(), Objects.requireNonNull(change.cadreId())));
        write(seat(changes), cadres);
        tenures.flush();
    }

    /**
     * Writes some of the changes that were looked at together, of which none clashes.
     *
     * @param cadres whose changes they are, by the keys of the changes; of others nothing is written
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(Seating seating, Map<String, UUID> cadres) {
        if (!seating.clashes().isEmpty()) {
            throw new IllegalStateException("Changes that clash are refused before");
        }
        Map<UUID, Step> steps = new LinkedHashMap<>();
        cadres.forEach((key, cadre) ->
                Optional.ofNullable(seating.steps().get(key)).ifPresent(step -> steps.put(cadre, step)));
        Map<UUID, Tenure> open = tenures.byIds(steps.values().stream()
                .map(Step::open)
                .filter(Objects::nonNull)
                .map(HeldSeat::id)
                .toList());
        steps.forEach((cadre, step) -> write(
                cadre, step, step.open() == null ? null : open.get(step.open().id())));
    }

    private void write(UUID cadre, Step step, @Nullable Tenure open) {
        Span span = step.span();
        UUID post = step.change().postId();
        if (open != null && span != null && open.postId().equals(post)) {
            open.hold(open.postId(), step.seat(), span);
            return;
        }
        if (open != null) {
            leave(open, step.from());
        }
        if (post != null && span != null) {
            tenures.persist(new Tenure(cadre, post, step.seat(), span));
        }
    }

    private void leave(Tenure open, LocalDate on) {
        Span held = new Span(open.since(), on);
        if (held.lasts()) {
            open.hold(open.postId(), open.seat(), held);
        } else {
            tenures.delete(open);
        }
    }

    /** A change, the day of it, and the tenure that it ends or corrects. */
    private record Step(Change change, @Nullable HeldSeat open, LocalDate from, int seat) {

        @Nullable
        Span span() {
            return change.postId() == null ? null : new Span(from, null);
        }

        Step at(int newSeat) {
            return new Step(change, open, from, newSeat);
        }

        boolean overlapsOneOf(List<HeldSeat> held) {
            Span span = span();
            return span != null
                    && held.stream()
                            .filter(seat -> !seat.isOpen())
                            .anyMatch(seat -> seat.span().overlaps(span));
        }

        boolean stays() {
            return open != null && open.postId().equals(change.postId());
        }
    }

    /** Who sits where once all changes have been written, but those that cannot be. */
    public static final class Seating {

        private final Map<String, Step> steps;
        private final Map<String, Clash> clashes;

        private Seating(Map<String, Step> steps, Map<String, Clash> clashes) {
            this.steps = steps;
            this.clashes = clashes;
        }

        private Map<String, Step> steps() {
            return steps;
        }

        /** The changes that cannot be, by their keys; without them others may not be able to either. */
        public Map<String, Clash> clashes() {
            return clashes;
        }
    }

    /** Looks at changes together; nothing is written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Seating seat(Collection<Change> changes) {
        Map<UUID, List<HeldSeat>> held = tenures.seatsOf(
                changes.stream().map(Change::cadreId).filter(Objects::nonNull).toList());
        List<Step> steps = changes.stream()
                .map(change -> step(change, of(change, held)))
                .filter(step -> !isSame(step))
                // Who keeps the post keeps the seat too, wherever in the file they stand.
                .sorted(Comparator.comparing(Step::stays).reversed())
                .toList();
        Map<UUID, Post> targets = posts.lock(steps.stream()
                .map(step -> step.change().postId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Seats seats = seatsKept(steps, targets.keySet());
        Map<String, Clash> clashes = new HashMap<>();
        Map<String, Step> seated = new LinkedHashMap<>();
        for (Step step : steps) {
            int seat = seat(step, seats);
            Optional<Clash> clash = clash(step, of(step.change(), held), targets, seats);
            clash.ifPresent(found -> clashes.put(step.change().key(), found));
            UUID post = step.change().postId();
            Span span = step.span();
            if (clash.isEmpty() && post != null && span != null) {
                seats.take(post, seat, span);
            }
            seated.put(step.change().key(), step.at(seat));
        }
        return new Seating(seated, clashes);
    }

    private Step step(Change change, List<HeldSeat> held) {
        HeldSeat open = held.stream().filter(HeldSeat::isOpen).findAny().orElse(null);
        LocalDate since = change.since();
        return new Step(change, open, since == null ? LocalDate.now(clock) : since, 0);
    }

    private static boolean isSame(Step step) {
        HeldSeat open = step.open();
        return open == null
                ? step.change().postId() == null
                : step.stays() && open.since().equals(step.change().since());
    }

    /** What is taken whoever comes: by others, and by those who leave, as long as they are there. */
    private Seats seatsKept(List<Step> steps, Set<UUID> targets) {
        Seats seats = new Seats();
        Set<UUID> changing = steps.stream()
                .map(Step::open)
                .filter(Objects::nonNull)
                .map(HeldSeat::id)
                .collect(Collectors.toSet());
        LocalDate earliest =
                steps.stream().map(Step::from).min(LocalDate::compareTo).orElse(LocalDate.MIN);
        if (!targets.isEmpty()) {
            tenures.seatsIn(targets, earliest).stream()
                    .filter(tenure -> !changing.contains(tenure.id()))
                    .forEach(tenure -> seats.take(tenure.postId(), tenure.seat(), tenure.span()));
        }
        for (Step step : steps) {
            HeldSeat open = step.open();
            if (open != null && !step.stays()) {
                Span until = new Span(open.since(), step.from());
                if (until.lasts()) {
                    seats.take(open.postId(), open.seat(), until);
                }
            }
        }
        return seats;
    }

    private static int seat(Step step, Seats seats) {
        UUID post = step.change().postId();
        Span span = step.span();
        if (post == null || span == null) {
            return 0;
        }
        HeldSeat open = step.open();
        return open != null && step.stays() && seats.isFree(post, open.seat(), span)
                ? open.seat()
                : seats.firstFree(post, span);
    }

    private static Optional<Clash> clash(Step step, List<HeldSeat> held, Map<UUID, Post> targets, Seats seats) {
        HeldSeat open = step.open();
        boolean beforeTheOneHeld = open != null && !step.stays() && step.from().isBefore(open.since());
        if (beforeTheOneHeld || step.overlapsOneOf(held)) {
            return Optional.of(Clash.TENURE_OVERLAPS);
        }
        Post post = targets.get(step.change().postId());
        Span span = step.span();
        return post != null && span != null && post.kind().isChief() && seats.taken(post.id(), span) >= post.quota()
                ? Optional.of(Clash.POST_TAKEN)
                : Optional.empty();
    }

    private static List<HeldSeat> of(Change change, Map<UUID, List<HeldSeat>> held) {
        UUID cadre = change.cadreId();
        return cadre == null ? List.of() : held.getOrDefault(cadre, List.of());
    }
}
