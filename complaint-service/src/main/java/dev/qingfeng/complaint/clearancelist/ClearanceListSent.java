package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.platform.outbox.EventType;
import java.util.Objects;
import java.util.UUID;

/**
 * A list of cadres was sent to the discipline organ. That it was answered is told by no event: its moment could point to a case.
 *
 * @param cadres how many are on it
 * @param contentHash SHA-256 of its canonical text, in hexadecimal
 */
@EventType(value = "dev.qingfeng.complaint.clearance-list-sent.v1", topic = "qingfeng.complaint.events.v1")
public record ClearanceListSent(UUID listId, UUID cycleId, int cadres, String contentHash) {

    static ClearanceListSent from(ClearanceList list) {
        return new ClearanceListSent(
                list.id(),
                list.cycleId(),
                list.cadreIds().size(),
                Objects.requireNonNull(list.contentHash(), "contentHash"));
    }
}
