package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepFiles;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files of inspections that the caller has been let to. */
@ApplicationScoped
public class EvidenceFileRepository implements PanacheRepositoryBase<EvidenceFile, UUID>, StepFiles {

    Optional<EvidenceFile> find(UUID inspectionId, Step step, UUID id) {
        return find("inspectionId = ?1 and step = ?2 and id = ?3", inspectionId, step, id)
                .firstResultOptional();
    }

    /** In the order of their ids, which is that of their coming. */
    List<EvidenceFile> page(UUID inspectionId, Step step, UUID after, int rows) {
        return find("inspectionId = ?1 and step = ?2 and id > ?3 order by id", inspectionId, step, after)
                .page(0, rows)
                .list();
    }

    /** Whether all of these were uploaded to this step of this inspection. */
    public boolean areOf(UUID inspectionId, Step step, Set<UUID> ids) {
        return count("inspectionId = ?1 and step = ?2 and id in ?3", inspectionId, step, ids) == ids.size();
    }

    @Override
    public Map<UUID, String> sha256(UUID inspectionId, Step step, Collection<UUID> fileIds) {
        return fileIds.isEmpty()
                ? Map.of()
                : list("inspectionId = ?1 and step = ?2 and id in ?3", inspectionId, step, fileIds).stream()
                        .collect(Collectors.toMap(EvidenceFile::id, EvidenceFile::sha256));
    }
}
