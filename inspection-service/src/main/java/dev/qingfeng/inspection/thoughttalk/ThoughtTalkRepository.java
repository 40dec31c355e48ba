package dev.qingfeng.inspection.thoughttalk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Talks in cities that the caller sees as a whole. */
@ApplicationScoped
public class ThoughtTalkRepository implements PanacheRepositoryBase<ThoughtTalk, UUID> {

    private static final String VISIBLE = """
            from ThoughtTalk t where exists (
              select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId
              where y.id = t.cycleId and within(u.path, :path))
            """;

    Optional<ThoughtTalk> findVisible(UUID id, String unitPath) {
        return find(VISIBLE + " and t.id = :id", Map.of("path", unitPath, "id", id))
                .firstResultOptional();
    }

    /** In the order of their ids; of one cycle or kind, or of all if those are null. */
    List<ThoughtTalk> page(UUID after, int rows, @Nullable UUID cycleId, @Nullable TalkKind kind, String unitPath) {
        Map<String, Object> values = new HashMap<>(Map.of("path", unitPath, "after", after));
        StringBuilder query = new StringBuilder(VISIBLE).append(" and t.id > :after");
        if (cycleId != null) {
            query.append(" and t.cycleId = :cycleId");
            values.put("cycleId", cycleId);
        }
        if (kind != null) {
            query.append(" and t.kind = :kind");
            values.put("kind", kind);
        }
        return find(query.append(" order by t.id").toString(), values)
                .page(0, rows)
                .list();
    }

    /** Those of a cycle, whoever asks. */
    List<HeldTalk> held(UUID cycleId) {
        return list("cycleId", cycleId).stream()
                .map(talk -> new HeldTalk(talk.kind(), talk.cadreId(), talk.themes()))
                .toList();
    }
}
