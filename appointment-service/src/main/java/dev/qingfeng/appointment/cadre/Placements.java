package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where cadres serve: read for plans, changed when an appointment takes effect. */
@ApplicationScoped
public class Placements {

    private final CadreRepository cadres;
    private final CadreStates states;

    Placements(CadreRepository cadres, CadreStates states) {
        this.cadres = cadres;
        this.states = states;
    }

    /** Empty for a cadre that the caller does not see. */
    public Optional<Placement> of(UUID cadreId, UnitPath scope) {
        return cadres.findVisible(cadreId, scope).map(Cadre::placement);
    }

    /** Every cadre of these units and where they serve. */
    public Map<UUID, Placement> within(UnitPath scope) {
        return cadres
                .find(
                        "select c.id, c.details.unitId, c.details.postId, c.details.rank from Cadre c where"
                                + " exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))",
                        scope.value())
                .project(Placed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Placed::id, placed -> new Placement(placed.unitId(), placed.postId(), placed.rank())));
    }

    /** Which of these are cadres that the caller sees. */
    public Set<UUID> visible(Collection<UUID> cadreIds, UnitPath scope) {
        return cadres
                .list(
                        "from Cadre c where c.id in ?2 and"
                                + " exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))",
                        scope.value(),
                        cadreIds)
                .stream()
                .map(Cadre::id)
                .collect(Collectors.toSet());
    }

    /** Who holds one of these posts. */
    public Map<UUID, Placement> holders(Collection<UUID> postIds) {
        return cadres.list("details.postId in ?1", postIds).stream()
                .collect(Collectors.toMap(Cadre::id, Cadre::placement));
    }

    /** These cadres, locked until the transaction ends, so that nothing else moves them meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Cadre> lock(Collection<UUID> cadreIds) {
        return cadres.find("id in ?1 order by id", cadreIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Changes where a cadre serves and tells the readers of the registry; nothing happens if they serve there already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void place(Cadre cadre, Placement target, LocalDate since) {
        if (!cadre.placement().equals(target)) {
            cadre.place(target, since);
            states.publish(List.of(cadre));
        }
    }

    record Placed(UUID id, UUID unitId, @Nullable UUID postId, Rank rank) {}
}
