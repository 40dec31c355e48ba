package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** Three people were named who hold the keys of a meeting's rounds, or others than before. */
@EventType(value = "dev.qingfeng.inspection.key-holders-named.v1", topic = "qingfeng.inspection.events.v1")
public record KeyHoldersNamed(UUID meetingId, UUID cycleId, UUID unitId, List<UUID> cadreIds) {

    static KeyHoldersNamed from(KeyHolders holders) {
        return new KeyHoldersNamed(
                holders.id(),
                holders.cycleId(),
                holders.unitId(),
                holders.holders().stream().map(KeyHolder::cadreId).toList());
    }
}
