package dev.qingfeng.inspection.team;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A unit that a team is to inspect; the cycle stands beside it because a unit has one team in a cycle. */
@Embeddable
record TeamUnit(UUID cycleId, UUID unitId) {}
