package dev.qingfeng.inspection.team;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * A cadre's place in a team; the cycle stands beside it because a cadre has one place in a cycle.
 *
 * @param sourceUnitId the unit of the city that they are drawn from
 * @param joinedAt long ago of whoever came before this was kept
 */
@Embeddable
record TeamMember(UUID cycleId, UUID cadreId, UUID sourceUnitId, Instant joinedAt) {}
