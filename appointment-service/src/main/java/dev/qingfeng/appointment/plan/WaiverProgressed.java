package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A waiver was proposed, granted or withdrawn. It does not say where or why: that would tell what is planned. */
@EventType(value = "dev.qingfeng.appointment.waiver-progressed.v1", topic = "qingfeng.appointment.events.v1")
public record WaiverProgressed(UUID waiverId, UUID planId, UUID cycleId, String principle, WaiverState state) {

    static WaiverProgressed from(Waiver waiver) {
        return new WaiverProgressed(waiver.id(), waiver.planId(), waiver.cycleId(), waiver.principle(), waiver.state());
    }
}
