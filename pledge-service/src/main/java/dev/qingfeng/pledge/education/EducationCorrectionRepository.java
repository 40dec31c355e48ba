package dev.qingfeng.pledge.education;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was said of activities before. */
@ApplicationScoped
public class EducationCorrectionRepository implements PanacheRepositoryBase<EducationCorrection, UUID> {

    /** The earliest first. */
    List<EducationCorrection> page(UUID activityId, UUID after, int rows) {
        return find("activityId = ?1 and id > ?2 order by id", activityId, after)
                .page(0, rows)
                .list();
    }
}
