package dev.qingfeng.inspection.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Photos of the notices of inspections that the caller has been let to. */
@ApplicationScoped
public class NoticePhotoRepository implements PanacheRepositoryBase<NoticePhoto, UUID> {

    Optional<NoticePhoto> find(UUID inspectionId, UUID id) {
        return find("inspectionId = ?1 and id = ?2", inspectionId, id).firstResultOptional();
    }

    /** In the order of their ids, which is that of their coming. */
    List<NoticePhoto> page(UUID inspectionId, UUID after, int rows) {
        return find("inspectionId = ?1 and id > ?2 order by id", inspectionId, after)
                .page(0, rows)
                .list();
    }
}
