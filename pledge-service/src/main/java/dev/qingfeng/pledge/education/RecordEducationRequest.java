package dev.qingfeng.pledge.education;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity that took place. */
public record RecordEducationRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotNull EducationKind kind,

        @NotNull @Min(1) @Max(1_000_000) @Schema(description = "People who took part or were reached", examples = "86")
        Integer reach,

        @NotNull @Schema(examples = "2026-06-01T01:00:00Z") Instant occurredAt,

        @Size(max = 500)
        @Schema(
                description = "Needed if it is recorded on a later day than it happened",
                examples = "The hall has no network")
        @Nullable
        String lateReason,

        @Size(max = 50)
        @Pattern(regexp = EducationRow.CODE)
        @Schema(
                description = "The office's number of it, once in its unit and cycle; absent to be given one",
                examples = "2026-006")
        @Nullable
        String code,

        @Size(max = 200) @Schema(description = "Who organised it; absent if unknown", examples = "镇党委组织办") @Nullable
        String organiser,

        @Size(max = 4)
        @Schema(description = "The categories of signers that it was for; absent if it was for everybody")
        @Nullable
        List<@NotNull SignerCategory> audience,

        @Size(max = 20) @Schema(description = "What people were given or shown; absent for nothing") @Nullable
        List<@NotNull @Valid Material> materials) {}
