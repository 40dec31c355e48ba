package dev.qingfeng.inspection.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice that was posted in a unit. */
public record PostNoticeRequest(
        @NotNull @Schema(examples = "2026-06-11T02:00:00Z") Instant postedAt,

        @NotNull
        @Schema(
                description = "The first day of fieldwork that it announces, in the zone of the installation",
                examples = "2026-06-14")
        LocalDate fieldworkBeginsOn,

        @NotBlank @Size(max = 50) @Schema(description = "Where violations can be reported", examples = "12380")
        String hotline,

        @NotBlank @Size(max = 200) @Schema(description = "Where it hangs", examples = "镇政府公示栏")
        String place,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was posted on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {}
