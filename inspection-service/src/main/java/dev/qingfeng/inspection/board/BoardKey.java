package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells one board from another.
 *
 * @param scope the subtree of units that its viewer sees; null where that holds the city of the cycle, and so all of its inspections
 * @param ownTeams inspection teams that its viewer is of, whose units they see too
 * @param aside units from which its viewer stands aside: neither what their running steps lack nor the number of their findings is
 *     shown. A stream keeps those that there were when it was opened, and ends with its viewer's token
 */
record BoardKey(
        UUID cycleId,
        @Nullable String scope,
        Set<UUID> ownTeams,
        Set<UUID> aside,
        @Nullable UUID teamId,
        @Nullable Progress state) {}
