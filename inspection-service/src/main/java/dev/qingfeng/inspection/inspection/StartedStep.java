package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A step that runs.
 *
 * @param responsibleId a member of the inspection team
 */
@Embeddable
record StartedStep(
        @AttributeOverride(name = "occurredAt", column = @Column(name = "started_at"))
        @AttributeOverride(name = "recordedAt", column = @Column(name = "start_recorded_at"))
        @AttributeOverride(name = "lateReason", column = @Column(name = "start_late_reason"))
        Occurrence start,

        String place,
        UUID responsibleId) {}
