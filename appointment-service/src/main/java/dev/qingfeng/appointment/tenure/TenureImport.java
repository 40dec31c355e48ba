package dev.qingfeng.appointment.tenure;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the tenures of cadres that are there, as long as nobody holds two posts at once and no chief post has two. */
final class TenureImport implements ImportTarget<TenureRow, Tenure> {

    private static final String SEPARATOR = "/";

    private final TenureRepository tenures;
    private final PostRepository posts;
    private final NamedCadres cadres;
    private final CadreStates states;
    private final Map<String, Map<PostKind, Post>> postsByPath;
    private final Set<UUID> visiblePosts;
    private final Map<String, @Nullable LocalDate> ends = new HashMap<>();
    private final Map<UUID, List<HeldSeat>> held = new HashMap<>();
    /** What is to be held by the rows that change something, in the order of the file. */
    private final Map<String, Change> changes = new LinkedHashMap<>();

    private Map<String, Integer> seats = Map.of();

    /**
     * A row that says something else than the tenure it is of.
     *
     * @param tenure null for a new one
     */
    private record Change(
            UUID cadreId, Post post, Span span, @Nullable HeldSeat tenure) {

        boolean staysInPost() {
            return tenure != null && tenure.postId().equals(post.id());
        }
    }

    /** Knows every post of the caller's scope: a file of tenures names most of them. */
    TenureImport(
            TenureRepository tenures,
            UnitRepository units,
            PostRepository posts,
            NamedCadres cadres,
            CadreStates states,
            UnitPath scope) {
        this.tenures = tenures;
        this.posts = posts;
        this.cadres = cadres;
        this.states = states;
        List<Unit> seen = units.visible(scope);
        seen.forEach(unit -> ends.put(unit.path(), unit.endedOn()));
        Map<UUID, String> paths = seen.stream().collect(Collectors.toMap(Unit::id, Unit::path));
        List<Post> visible = posts.ofUnits(paths.keySet());
        this.visiblePosts = visible.stream().map(Post::id).collect(Collectors.toSet());
        this.postsByPath = visible.stream()
                .collect(Collectors.groupingBy(
                        post -> paths.getOrDefault(post.unitId(), ""),
                        Collectors.toMap(Post::kind, Function.identity())));
    }

    @Override
    public String keyColumn() {
        return "since";
    }

    @Override
    public String key(TenureRow row) {
        return key(row.staffNumber(), row.since());
    }

    private static String key(String staffNumber, LocalDate since) {
        return staffNumber + SEPARATOR + since;
    }

    @Override
    public Map<String, Tenure> find(Collection<String> keys) {
        Set<String> numbers =
                keys.stream().map(key -> key.split(SEPARATOR, -1)[0]).collect(Collectors.toSet());
        Map<UUID, String> numbersById =
                cadres.find(numbers).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        Map<String, Tenure> known = new HashMap<>();
        tenures.ofCadres(numbersById.keySet()).forEach((cadre, theirs) -> {
            held.put(cadre, theirs.stream().map(HeldSeat::of).toList());
            theirs.forEach(tenure -> known.put(key(numbersById.getOrDefault(cadre, ""), tenure.since()), tenure));
        });
        return known;
    }

    @Override
    public List<Fault> faults(TenureRow row, @Nullable Tenure existing) {
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        Cadre cadre = cadres.named(row.staffNumber());
        if (cadre != null && row.since().isBefore(cadre.details().birthDate())) {
            faults.add(new Fault("since", "before-birth"));
        }
        if (!postsByPath.containsKey(row.unitPath())) {
            faults.add(new Fault("unitPath", "unknown-reference"));
        } else if (!postsByPath.get(row.unitPath()).containsKey(row.postKind())) {
            faults.add(new Fault("postKind", "unknown-reference"));
        }
        LocalDate end = ends.get(row.unitPath());
        if (end != null && row.until().isAfter(end)) {
            faults.add(new Fault("until", "unit-ended"));
        }
        if (!row.span().lasts()) {
            faults.add(new Fault("until", "not-after-since"));
        }
        if (existing != null && !visiblePosts.contains(existing.postId())) {
            faults.add(new Fault("since", "tenure-overlaps"));
        } else if (existing != null && existing.isOpen()) {
            faults.add(new Fault("since", "tenure-not-ended"));
        }
        return faults;
    }

    @Override
    public void judged(TenureRow row, @Nullable Tenure existing) {
        if (existing == null || !same(existing, row)) {
            HeldSeat tenure = existing == null ? null : HeldSeat.of(existing);
            changes.put(key(row), new Change(cadre(row).id(), post(row), row.span(), tenure));
        }
    }

    @Override
    public Map<String, Fault> faultsTogether(Set<String> without) {
        Map<String, Change> wanted = new LinkedHashMap<>(changes);
        wanted.keySet().removeAll(without);
        Set<UUID> rewritten = wanted.values().stream()
                .map(Change::tenure)
                .filter(Objects::nonNull)
                .map(HeldSeat::id)
                .collect(Collectors.toSet());
        Map<UUID, List<Span>> spans = new HashMap<>();
        held.forEach((cadre, all) -> all.stream()
                .filter(tenure -> !rewritten.contains(tenure.id()))
                .forEach(tenure ->
                        spans.computeIfAbsent(cadre, none -> new ArrayList<>()).add(tenure.span())));
        Seats taken = taken(wanted.values(), rewritten);
        Map<String, Fault> faults = new HashMap<>();
        Map<String, Integer> found = new HashMap<>();
        // Who keeps the post keeps the seat too, wherever in the file they stand.
        for (Map.Entry<String, Change> entry : stayersFirst(wanted)) {
            Change change = entry.getValue();
            Post post = change.post();
            List<Span> own = spans.computeIfAbsent(change.cadreId(), none -> new ArrayList<>());
            if (own.stream().anyMatch(change.span()::overlaps)) {
                faults.put(entry.getKey(), new Fault("since", "tenure-overlaps"));
            } else if (post.kind().isChief() && taken.taken(post.id(), change.span()) >= post.quota()) {
                faults.put(entry.getKey(), new Fault("postKind", "post-taken"));
            } else {
                int seat = seat(change, taken);
                own.add(change.span());
                taken.take(post.id(), seat, change.span());
                found.put(entry.getKey(), seat);
            }
        }
        seats = found;
        return faults;
    }

    private static List<Map.Entry<String, Change>> stayersFirst(Map<String, Change> wanted) {
        return wanted.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Change> entry) ->
                                entry.getValue().staysInPost())
                        .reversed())
                .toList();
    }

    private static int seat(Change change, Seats taken) {
        HeldSeat tenure = change.tenure();
        UUID post = change.post().id();
        return tenure != null && change.staysInPost() && taken.isFree(post, tenure.seat(), change.span())
                ? tenure.seat()
                : taken.firstFree(post, change.span());
    }

    private Seats taken(Collection<Change> wanted, Set<UUID> rewritten) {
        Seats taken = new Seats();
        Set<UUID> targets = wanted.stream().map(change -> change.post().id()).collect(Collectors.toSet());
        if (!targets.isEmpty()) {
            posts.lock(targets);
            LocalDate earliest = wanted.stream()
                    .map(change -> change.span().since())
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            tenures.seatsIn(targets, earliest).stream()
                    .filter(tenure -> !rewritten.contains(tenure.id()))
                    .forEach(tenure -> taken.take(tenure.postId(), tenure.seat(), tenure.span()));
        }
        return taken;
    }

    @Override
    public boolean same(Tenure existing, TenureRow row) {
        return existing.postId().equals(post(row).id()) && existing.span().equals(row.span());
    }

    @Override
    public Tenure create(TenureRow row) {
        Tenure tenure = new Tenure(cadre(row).id(), post(row).id(), seat(row), row.span());
        tenures.persist(tenure);
        return tenure;
    }

    @Override
    public void change(Tenure existing, TenureRow row) {
        existing.hold(post(row).id(), seat(row), row.span());
    }

    @Override
    public void publish(List<Tenure> written) {
        states.publishAnew(written.stream().map(Tenure::cadreId).collect(Collectors.toSet()));
    }

    private int seat(TenureRow row) {
        return required(seats.get(key(row)));
    }

    private Cadre cadre(TenureRow row) {
        return cadres.get(row.staffNumber());
    }

    private Post post(TenureRow row) {
        return required(postsByPath.getOrDefault(row.unitPath(), Map.of()).get(row.postKind()));
    }

    private static <T> T required(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("A row at fault is never written");
        }
        return found;
    }
}
