package dev.qingfeng.inspection.dossier;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/**
 * The dossier of a member of a leadership team was fixed as it was; what it says is confidential.
 *
 * @param edition 1 at the end of the inspection, or one more than that before
 */
@EventType(value = "dev.qingfeng.inspection.dossier-fixed.v1", topic = "qingfeng.inspection.events.v1")
public record DossierFixed(
        UUID dossierVersionId, UUID inspectionId, UUID cycleId, UUID unitId, UUID cadreId, int edition) {

    static DossierFixed from(DossierVersion fixed) {
        return new DossierFixed(
                fixed.id(), fixed.inspectionId(), fixed.cycleId(), fixed.unitId(), fixed.cadreId(), fixed.edition());
    }
}
