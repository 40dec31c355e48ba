package dev.qingfeng.complaint.custody;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a report box was opened by two people. */
public record OpenBoxRequest(
        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "^[a-z0-9_]+(\\.[a-z0-9_]+)*$")
        @Schema(description = "Path of the unit where the box hangs", examples = "mingchuan.qingquan")
        String unitPath,

        @NotBlank @Size(max = 100) @Schema(description = "Which box", examples = "鎮政府門口")
        String box,

        @Schema(description = "When it was opened; now if absent") @Nullable
        Instant occurredAt,

        @Schema(description = "Why it is entered on a later day", examples = "當日斷網") @Nullable @Size(max = 500)
        String lateReason,

        @Min(0) @Max(10_000) @NotNull @Schema(examples = "3")
        Integer letters,

        @NotBlank
        @Size(max = 50)
        @Schema(description = "Staff number of the other who opened it, and who confirms that", examples = "MC0021")
        String openedWith) {}
