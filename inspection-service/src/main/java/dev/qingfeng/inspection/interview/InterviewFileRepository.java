package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.RotatedKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The files of interviews. */
@ApplicationScoped
public class InterviewFileRepository implements PanacheRepositoryBase<InterviewFile, UUID>, RotatedKeys {

    List<InterviewFile> of(Collection<UUID> interviewIds) {
        return interviewIds.isEmpty() ? List.of() : list("id in ?1", interviewIds);
    }

    @Override
    public int moveSome(Envelope envelope, int atMost) {
        List<InterviewFile> some = find("dataKey.keyId <> ?1 order by id", envelope.currentKey())
                .page(0, atMost)
                .list();
        some.forEach(each -> each.rewrap(envelope));
        return some.size();
    }
}
