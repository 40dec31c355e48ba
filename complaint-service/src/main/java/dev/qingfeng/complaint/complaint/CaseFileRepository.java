package dev.qingfeng.complaint.complaint;

import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.RewrappedRepository;
import dev.qingfeng.platform.confidential.WrappedKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The texts of complaints. */
@ApplicationScoped
public class CaseFileRepository implements RewrappedRepository<CaseFile> {

    /**
     * The data key of a case as it stands; empty once it is destroyed. The case file is not loaded with it: who locks it later in the same
     * transaction finds what has become of it since.
     */
    public Optional<CaseKey> keyNow(UUID complaintId) {
        return getEntityManager()
                .createQuery(
                        "select f.dataKey from CaseFile f where f.id = :id and f.dataKey.keyId is not null",
                        WrappedKey.class)
                .setParameter("id", complaintId)
                .getResultStream()
                .findFirst()
                .map(key -> CaseFile.keyOf(complaintId, key));
    }
}
