package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells one board from another.
 *
 * @param scope the subtree of units that its viewer sees
 * @param ownTeams inspection teams that its viewer is of, whose units they see too
 */
record BoardKey(
        UUID cycleId,
        String scope,
        Set<UUID> ownTeams,
        @Nullable UUID teamId,
        @Nullable Progress state) {}
