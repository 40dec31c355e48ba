package dev.qingfeng.complaint.accountability;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody answers for. */
public record ImposeMeasureRequest(
        @NotNull @Schema(examples = "ADMONITION") MeasureKind kind,

        @Schema(
                description = "A linked cadre; absent if it is for a unit",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @NotBlank
        @Size(max = 50)
        @Schema(description = "Staff number of who sees to it, a cadre of the city", examples = "MC0021")
        String responsibleNumber,

        @NotNull @Schema(description = "By when, today at the earliest", examples = "2030-08-20")
        LocalDate dueOn) {}
