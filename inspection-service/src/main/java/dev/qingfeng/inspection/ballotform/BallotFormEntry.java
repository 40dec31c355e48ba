package dev.qingfeng.inspection.ballotform;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form as lists show it, without what it asks. */
public record BallotFormEntry(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000080")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "The same in each edition", examples = "assessment")
        String code,

        BallotPurpose purpose,

        @Schema(description = "Counts from 1 within the cycle and code", examples = "1")
        int edition,

        @Schema(description = "Rounds are held on what is adopted", examples = "ADOPTED")
        FormState state,

        @Schema(
                description = "SHA-256 of the canonical JSON of what it asks",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(description = "Absent of a draft", examples = "2026-06-10T01:00:00Z") @Nullable
        Instant adoptedAt) {}
