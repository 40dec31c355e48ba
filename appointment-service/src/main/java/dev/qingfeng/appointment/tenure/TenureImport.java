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
    private final Map<UUID, List<Tenure>> held = new HashMap<>();
    private final Map<String, Tenure> known = new HashMap<>();
    private Map<String, Integer> seats = Map.of();

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
        List<Cadre> found = cadres.find(numbers);
        Map<UUID, List<Tenure>> theirs =
                tenures.ofCadres(found.stream().map(Cadre::id).toList());
        held.putAll(theirs);
        for (Cadre cadre : found) {
            theirs.getOrDefault(cadre.id(), List.of())
                    .forEach(tenure -> known.put(key(cadre.staffNumber(), tenure.since()), tenure));
        }
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
    public Map<String, Fault> faultsTogether(List<TenureRow> rows) {
        List<TenureRow> changes = rows.stream()
                .filter(row -> known.get(key(row)) == null || !same(required(known.get(key(row))), row))
                // Who keeps the post keeps the seat too, wherever in the file they stand.
                .sorted(Comparator.comparing(this::staysInPost).reversed())
                .toList();
        Set<Tenure> rewritten = changes.stream()
                .map(row -> known.get(key(row)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, List<Span>> spans = new HashMap<>();
        held.forEach((cadre, all) -> all.stream()
                .filter(tenure -> !rewritten.contains(tenure))
                .forEach(tenure ->
                        spans.computeIfAbsent(cadre, none -> new ArrayList<>()).add(tenure.span())));
        Seats taken = taken(changes, rewritten);
        Map<String, Fault> faults = new HashMap<>();
        Map<String, Integer> found = new HashMap<>();
        for (TenureRow row : changes) {
            List<Span> own = spans.computeIfAbsent(cadre(row).id(), none -> new ArrayList<>());
            Post post = post(row);
            if (own.stream().anyMatch(row.span()::overlaps)) {
                faults.put(key(row), new Fault("since", "tenure-overlaps"));
            } else if (post.kind().isChief() && taken.taken(post.id(), row.span()) >= post.quota()) {
                faults.put(key(row), new Fault("postKind", "post-taken"));
            } else {
                int seat = seat(row, taken);
                own.add(row.span());
                taken.take(post.id(), seat, row.span());
                found.put(key(row), seat);
            }
        }
        seats = found;
        return faults;
    }

    private boolean staysInPost(TenureRow row) {
        Tenure tenure = known.get(key(row));
        return tenure != null && tenure.postId().equals(post(row).id());
    }

    private int seat(TenureRow row, Seats taken) {
        Tenure tenure = known.get(key(row));
        UUID post = post(row).id();
        return tenure != null && staysInPost(row) && taken.isFree(post, tenure.seat(), row.span())
                ? tenure.seat()
                : taken.firstFree(post, row.span());
    }

    private Seats taken(List<TenureRow> rows, Set<Tenure> rewritten) {
        Seats taken = new Seats();
        Set<UUID> targets = rows.stream().map(row -> post(row).id()).collect(Collectors.toSet());
        if (!targets.isEmpty()) {
            posts.lock(targets);
            LocalDate earliest = rows.stream()
                    .map(TenureRow::since)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            tenures.ofPosts(targets, earliest).stream()
                    .filter(tenure -> !rewritten.contains(tenure))
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
        tenures.flush();
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
