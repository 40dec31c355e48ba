package dev.qingfeng.inspection.interview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An interview that was held. There is no longest duration.
 *
 * @param themes absent ones are none
 * @param opinions absent ones are none
 * @param recommendations absent ones are none
 * @param climate absent ones are none
 */
public record RecordInterviewRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @NotNull @Schema(examples = "VILLAGE_CADRE") Stratum stratum,

        @Schema(
                description = "Of a cadre of the city; else name and organisation",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @Size(max = 100)
        @Schema(description = "Of somebody whom the registry does not know; read by the inspection team only")
        @Nullable
        String name,

        @Size(max = 200)
        @Schema(description = "Of somebody whom the registry does not know; read by the inspection team only")
        @Nullable
        String organisation,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(
                description = "Members of the inspection team",
                examples = "[\"01980f2a-7c00-7000-8000-000000000012\",\"01980f2a-7c00-7000-8000-000000000013\"]")
        List<@NotNull UUID> interviewerIds,

        @NotNull @Schema(examples = "2026-06-15T01:00:00Z") Instant startedAt,

        @NotNull @Schema(examples = "2026-06-15T01:40:00Z") Instant endedAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it ended on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason,

        @Size(max = 50)
        @Schema(
                description = "What it was about, by codes of the vocabulary `interview-themes`",
                examples = "[\"LEADERSHIP_TEAM\",\"WORK_STYLE\"]")
        List<@NotBlank @Size(max = 50) String> themes,

        @Size(max = 50) @Schema(description = "On members of the leadership team, one on each")
        List<@NotNull @Valid Opinion> opinions,

        @Size(max = 50) @Schema(description = "Whom they recommend, and for what")
        List<@NotNull @Valid Recommendation> recommendations,

        @Size(max = 50) @Schema(description = "On the climate of the transition, one to each question")
        List<@NotNull @Valid ClimateAnswer> climate,

        @Size(max = 20_000) @Schema(description = "Kept encrypted, and read by the inspection team only") @Nullable
        String notes) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public RecordInterviewRequest {
        themes = themes == null ? List.of() : themes;
        opinions = opinions == null ? List.of() : opinions;
        recommendations = recommendations == null ? List.of() : recommendations;
        climate = climate == null ? List.of() : climate;
    }
}
