package dev.qingfeng.complaint.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The texts of complaints. */
@ApplicationScoped
public class CaseFileRepository implements PanacheRepositoryBase<CaseFile, UUID> {

    /** Some of the files whose data key is not wrapped under the given key. */
    List<CaseFile> notUnder(String keyId, int rows) {
        return find("dataKey.keyId <> ?1 order by id", keyId).page(0, rows).list();
    }
}
