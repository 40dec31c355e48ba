package dev.qingfeng.appointment.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who may not vote 迴避: whoever the matter is about. */
@ApplicationScoped
class Recusals {

    /** Everyone who must be recused from a matter about these cadres. */
    Set<UUID> concerned(Collection<UUID> cadreIds) {
        return Set.copyOf(cadreIds);
    }
}
