package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * Whoever watches over the rounds of a meeting, or counts in them.
 *
 * @param number of those with the same task, from 1, in the order in which they were named
 * @param namedAt since when without a break
 */
@Embeddable
record ScrutineerOrTeller(
        UUID cadreId, @Enumerated(EnumType.STRING) CountingTask task, int number, Instant namedAt) {}
