package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Whoever holds one of the three keys of each round of a meeting.
 *
 * @param number from 1 to 3
 * @param departmentId where they served when they were named
 */
@Embeddable
record KeyHolder(int number, UUID cadreId, UUID departmentId) {}
