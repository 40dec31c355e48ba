package dev.qingfeng.platform.confidential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.UUID;

/** The keys of things of one kind. */
public interface TextKeyRepository<K extends TextKey> extends PanacheRepositoryBase<K, UUID>, RotatedKeys {

    @Override
    default int moveSome(Envelope envelope, int atMost) {
        List<K> some = find("dataKey.keyId <> ?1 order by id", envelope.currentKey())
                .page(0, atMost)
                .list();
        some.forEach(each -> each.rewrap(envelope));
        return some.size();
    }
}
