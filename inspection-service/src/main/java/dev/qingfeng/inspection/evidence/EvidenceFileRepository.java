package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepFiles;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files of inspections that the caller has been let to. */
@ApplicationScoped
public class EvidenceFileRepository implements PanacheRepositoryBase<EvidenceFile, UUID>, StepFiles {

    /** Of a step, or of the notices if that is null. */
    Optional<EvidenceFile> find(UUID inspectionId, @Nullable Step step, UUID id) {
        return of(inspectionId, step, "id = ?2", id).firstResultOptional();
    }

    /** The same in the order of their ids, which is that of their coming. */
    List<EvidenceFile> page(UUID inspectionId, @Nullable Step step, UUID after, int rows) {
        return of(inspectionId, step, "id > ?2 order by id", after)
                .page(0, rows)
                .list();
    }

    private PanacheQuery<EvidenceFile> of(UUID inspectionId, @Nullable Step step, String which, UUID id) {
        return step == null
                ? find("inspectionId = ?1 and shown.step is null and " + which, inspectionId, id)
                : find("inspectionId = ?1 and shown.step = ?3 and " + which, inspectionId, id, step);
    }

    /** Whether all of these were uploaded to this step of this inspection. */
    public boolean areOf(UUID inspectionId, Step step, Set<UUID> ids) {
        return count("inspectionId = ?1 and shown.step = ?2 and id in ?3", inspectionId, step, ids) == ids.size();
    }

    @Override
    public Map<UUID, String> sha256(UUID inspectionId, Step step, Collection<UUID> fileIds) {
        return fileIds.isEmpty()
                ? Map.of()
                : list("inspectionId = ?1 and shown.step = ?2 and id in ?3", inspectionId, step, fileIds).stream()
                        .collect(Collectors.toMap(EvidenceFile::id, EvidenceFile::sha256));
    }
}
