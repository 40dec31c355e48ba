package dev.qingfeng.appointment.resolution;

import dev.qingfeng.appointment.kin.KinshipRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who may not vote 迴避: whoever the matter is about, and their kin. */
@ApplicationScoped
class Recusals {

    private final KinshipRepository kinships;

    Recusals(KinshipRepository kinships) {
        this.kinships = kinships;
    }

    /** Everyone who must be recused from a matter about these cadres. */
    Set<UUID> concerned(Collection<UUID> cadreIds) {
        Set<UUID> concerned = new HashSet<>(cadreIds);
        concerned.addAll(kinships.kinOf(cadreIds));
        return concerned;
    }
}
