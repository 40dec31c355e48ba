package dev.qingfeng.platform.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the last verification ended. No figures: how much a service writes down would say when something was reported. */
@Schema(name = "AuditVerification", description = "Whether the audit rows are those that were sealed and published")
public record AuditVerificationView(
        @Schema(
                description =
                        "IN_ORDER; DIFFERS: something was changed, dropped or added; NOT_COMPARED: Kafka was away;"
                                + " TAKEN_BACK: a restore from a backup took back what had been published, and whether there was"
                                + " one, people must know; NOT_YET: this process has not verified since it started",
                examples = "IN_ORDER")
        AuditOutcome outcome,

        @Schema(description = "When it was verified", examples = "2026-03-02T02:00:00Z") @Nullable
        Instant verifiedAt) {}
