package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.Aggregate;
import java.util.UUID;

/**
 * A clearance as a batch tells it.
 *
 * @param version the batch's number, the same for everyone: a version of their own would tell whose clearance has changed
 */
record ClearanceInBatch(UUID id, long version, boolean given) implements Aggregate {}
