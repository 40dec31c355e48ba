package dev.qingfeng.pledge.publicpledge;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * Where and when a public pledge was made, and who saw it.
 *
 * @param witnessId a cadre who is not of the inspection team
 */
@Embeddable
record Meeting(String place, Instant occurredAt, UUID witnessId) {}
