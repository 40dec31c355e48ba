package dev.qingfeng.appointment.plan;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a plan lies with the committee 提交審議.
 *
 * @param by a staff number
 * @param effectiveOn the day of effect that it was checked for; the committee may decide on another
 * @param checkId how it stood to the principles then
 */
@Embeddable
record Submission(Instant at, String by, LocalDate effectiveOn, UUID checkId) {}
