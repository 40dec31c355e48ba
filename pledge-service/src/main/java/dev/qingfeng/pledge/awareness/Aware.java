package dev.qingfeng.pledge.awareness;

import dev.qingfeng.pledge.coverage.Achieved;
import dev.qingfeng.pledge.coverage.BoardUnit;
import dev.qingfeng.pledge.coverage.HundredPercent;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Answers to questionnaires that say that somebody knows of transition discipline, and all that were asked for. */
@Singleton
class Aware implements Achieved {

    private static final String SHARE = """
            select count(*), sum(r.asked), sum(r.aware) from awareness_rate r join registry_unit u on u.id = r.unit_id
            where r.cycle_id = :cycle and not r.gone and u.path <@ text2ltree(:path)""";

    private final EntityManager entities;

    Aware(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public HundredPercent ratio() {
        return HundredPercent.AWARE;
    }

    @Override
    public Optional<Share> of(UUID cycleId, BoardUnit unit) {
        Tuple sums = (Tuple) entities.createNativeQuery(SHARE, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("path", unit.path())
                .getSingleResult();
        return sums.get(0, Number.class).longValue() == 0
                ? Optional.empty()
                : Optional.of(new Share(
                        sums.get(2, Number.class).longValue(),
                        sums.get(1, Number.class).longValue()));
    }
}
