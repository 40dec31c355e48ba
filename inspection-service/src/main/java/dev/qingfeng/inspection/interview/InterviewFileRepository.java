package dev.qingfeng.inspection.interview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The files of interviews. */
@ApplicationScoped
public class InterviewFileRepository implements PanacheRepositoryBase<InterviewFile, UUID> {

    List<InterviewFile> of(Collection<UUID> interviewIds) {
        return interviewIds.isEmpty() ? List.of() : list("id in ?1", interviewIds);
    }

    /** Some of the files whose data key is not wrapped under the given key. */
    List<InterviewFile> notUnder(String keyId, int rows) {
        return find("dataKey.keyId <> ?1 order by id", keyId).page(0, rows).list();
    }
}
