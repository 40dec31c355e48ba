package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** It was decided that something is to be done about a finding, by whom and until when. */
@EventType(value = "dev.qingfeng.inspection.finding-followed-up.v1", topic = "qingfeng.inspection.events.v1")
public record FindingFollowedUp(
        UUID findingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        UUID followerId,
        LocalDate dueOn,
        int number,
        boolean late) {

    static FindingFollowedUp from(Finding finding, FollowUp entry) {
        return new FindingFollowedUp(
                finding.id(),
                finding.inspectionId(),
                finding.cycleId(),
                finding.unitId(),
                Objects.requireNonNull(entry.followerId()),
                Objects.requireNonNull(entry.dueOn()),
                entry.number(),
                entry.occurrence().isLate());
    }
}
