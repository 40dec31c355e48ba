package dev.qingfeng.appointment.cadre;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Corrections of cadres. */
@ApplicationScoped
public class CorrectionRepository implements PanacheRepositoryBase<Correction, UUID> {

    /** When the cadre gave up their number; empty for one who was not merged into another. */
    Optional<Instant> numberGivenUpAt(UUID cadreId) {
        return find("cadreId = ?1 and fact = STAFF_NUMBER", cadreId)
                .firstResultOptional()
                .map(Correction::correctedAt);
    }

    /** When the registry was last told otherwise of the cadre's trainings; empty where it never was. */
    public Optional<Instant> trainingsCorrectedAt(UUID cadreId) {
        return find("cadreId = ?1 and fact = TRAININGS order by correctedAt desc", cadreId)
                .firstResultOptional()
                .map(Correction::correctedAt);
    }

    /** Of one cadre and of those merged into them, the earliest first. */
    List<Correction> page(UUID cadreId, UUID after, int rows) {
        return find(
                        "cadreId in (select c.id from Cadre c where c.id = ?1 or c.mergedInto = ?1) and id > ?2 order by id",
                        cadreId,
                        after)
                .page(0, rows)
                .list();
    }
}
