package dev.qingfeng.inspection.team;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A cadre's place in a team; the cycle stands beside it because a cadre has one place in a cycle.
 *
 * @param sourceUnitId the unit of the city that they are drawn from
 */
@Embeddable
record TeamMember(UUID cycleId, UUID cadreId, UUID sourceUnitId) {}
