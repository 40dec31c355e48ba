package dev.qingfeng.inspection.thoughttalk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The notes of talks. */
@ApplicationScoped
public class TalkNotesRepository implements PanacheRepositoryBase<TalkNotes, UUID> {

    /** Some of those whose data key is not wrapped under the given key. */
    List<TalkNotes> notUnder(String keyId, int rows) {
        return find("dataKey.keyId <> ?1 order by id", keyId).page(0, rows).list();
    }
}
