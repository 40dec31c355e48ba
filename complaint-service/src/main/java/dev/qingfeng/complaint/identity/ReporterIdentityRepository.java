package dev.qingfeng.complaint.identity;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.RotatedKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who reporters are, sealed. */
@ApplicationScoped
public class ReporterIdentityRepository implements PanacheRepositoryBase<ReporterIdentity, UUID>, RotatedKeys {

    @Override
    public int moveSome(Envelope envelope, int atMost) {
        List<ReporterIdentity> some = find("dataKey.keyId <> ?1 order by id", envelope.currentKey())
                .page(0, atMost)
                .list();
        some.forEach(each -> each.rewrap(envelope));
        return some.size();
    }
}
