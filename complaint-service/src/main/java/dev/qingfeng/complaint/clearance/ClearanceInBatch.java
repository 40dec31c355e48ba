package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.Aggregate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clearance as a batch tells it.
 *
 * @param mergedFrom who was known to be this cadre too; null for most
 * @param version the batch's number, the same for everyone: a version of their own would tell whose clearance has changed
 */
record ClearanceInBatch(
        UUID id, long version, boolean given, @Nullable List<UUID> mergedFrom) implements Aggregate {}
