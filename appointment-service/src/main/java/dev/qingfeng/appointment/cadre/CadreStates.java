package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Tells the readers of the registry who a cadre is now, kin included. */
@ApplicationScoped
public class CadreStates {

    private final CadreRepository cadres;
    private final Outbox outbox;

    CadreStates(CadreRepository cadres, Outbox outbox) {
        this.cadres = cadres;
        this.outbox = outbox;
    }

    /** Publishes cadres that were written. */
    void publish(List<Cadre> written) {
        Map<UUID, SortedSet<UUID>> kin =
                cadres.kinIds(written.stream().map(Cadre::id).toList());
        outbox.publishAll(
                written, cadre -> CadreState.from(cadre, List.copyOf(kin.getOrDefault(cadre.id(), new TreeSet<>()))));
    }

    /** Publishes cadres whose kin have changed, each under a new version: no column of theirs gives one. */
    public void publishAnew(Collection<UUID> cadreIds) {
        List<Cadre> related = cadres.list("id in ?1", cadreIds).stream()
                .sorted(Comparator.comparing(Cadre::id))
                .toList();
        related.forEach(cadre -> cadres.getEntityManager().lock(cadre, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
        publish(related);
    }
}
