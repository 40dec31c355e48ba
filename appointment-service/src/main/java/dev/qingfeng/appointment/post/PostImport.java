package dev.qingfeng.appointment.post;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitKind;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the posts of units that are there. */
final class PostImport implements ImportTarget<PostRow, Post> {

    private static final String SEPARATOR = "/";

    private final PostRepository posts;
    private final UnitRepository units;
    private final Outbox outbox;
    private final PostConfig config;
    private final UnitPath scope;
    private final Map<String, UUID> unitIds = new HashMap<>();
    private final Map<String, UnitKind> unitKinds = new HashMap<>();

    PostImport(PostRepository posts, UnitRepository units, Outbox outbox, PostConfig config, UnitPath scope) {
        this.config = config;
        this.posts = posts;
        this.units = units;
        this.outbox = outbox;
        this.scope = scope;
    }

    @Override
    public String keyColumn() {
        return "kind";
    }

    @Override
    public String key(PostRow row) {
        return row.unitPath() + SEPARATOR + row.kind();
    }

    @Override
    public Map<String, Post> find(Collection<String> keys) {
        List<String> paths =
                keys.stream().map(key -> key.split(SEPARATOR, -1)[0]).distinct().toList();
        Collection<Unit> found = units.findVisible(paths, scope).values();
        found.forEach(unit -> unitKinds.put(unit.path(), unit.kind()));
        Map<UUID, String> pathsById = found.stream().collect(Collectors.toMap(Unit::id, Unit::path));
        pathsById.forEach((id, path) -> unitIds.put(path, id));
        return posts.ofUnits(pathsById.keySet()).stream()
                .collect(Collectors.toMap(
                        post -> pathsById.get(post.unitId()) + SEPARATOR + post.kind(), Function.identity()));
    }

    @Override
    public List<Fault> faults(PostRow row, @Nullable Post existing) {
        return unitIds.containsKey(row.unitPath()) ? List.of() : List.of(new Fault("unitPath", "unknown-reference"));
    }

    @Override
    public boolean same(Post existing, PostRow row) {
        return existing.quota() == row.quota() && existing.filledBy() == filledBy(row, existing);
    }

    @Override
    public Post create(PostRow row) {
        UUID unitId = unitIds.get(row.unitPath());
        if (unitId == null) {
            throw new IllegalStateException("A row whose unit is unknown is never written");
        }
        Post post = new Post(unitId, row.kind(), row.quota(), filledBy(row, null));
        posts.persist(post);
        return post;
    }

    @Override
    public void change(Post existing, PostRow row) {
        existing.describe(row.quota(), filledBy(row, existing));
    }

    private WayOfFilling filledBy(PostRow row, @Nullable Post existing) {
        if (row.filledBy() != null) {
            return row.filledBy();
        }
        if (existing != null) {
            return existing.filledBy();
        }
        boolean elected = config.filledByElection().contains(row.kind())
                && config.electing().contains(unitKinds.get(row.unitPath()));
        return elected ? WayOfFilling.ELECTION : WayOfFilling.APPOINTMENT;
    }

    @Override
    public void publish(List<Post> written) {
        outbox.publishAll(written, PostState::from);
    }
}
