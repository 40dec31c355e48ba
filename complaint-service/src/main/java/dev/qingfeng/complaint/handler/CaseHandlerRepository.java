package dev.qingfeng.complaint.handler;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Handlers of the units that a caller may see. */
@ApplicationScoped
public class CaseHandlerRepository implements PanacheRepositoryBase<CaseHandler, UUID> {

    private static final String VISIBLE =
            "from CaseHandler h where exists (select 1 from RegistryUnit u where u.id = h.unitId"
                    + " and within(u.path, ?1))";

    Optional<CaseHandler> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and h.id = ?2", scope.value(), id).firstResultOptional();
    }

    List<CaseHandler> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and h.id > ?2 order by h.id", scope.value(), after)
                .page(0, rows)
                .list();
    }

    /** Those who may be given cases now. */
    List<CaseHandler> takingCases(UnitPath scope) {
        return list(VISIBLE + " and h.takesCases", scope.value());
    }

    /** Whether one of these numbers is a handler's, wherever, and whether or not they may be given cases now. */
    public boolean areOfHandler(Collection<String> staffNumbers) {
        return count("staffNumber in ?1", staffNumbers) > 0;
    }

    /** Somebody, if they are a handler of these units who may be given cases now. */
    public Optional<CaseHandler> findTaking(String staffNumber, UnitPath scope) {
        return find(VISIBLE + " and h.takesCases and h.staffNumber = ?2", scope.value(), staffNumber)
                .firstResultOptional();
    }
}
