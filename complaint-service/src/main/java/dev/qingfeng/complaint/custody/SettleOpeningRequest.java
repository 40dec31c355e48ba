package dev.qingfeng.complaint.custody;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That all letters of an opening are recorded, or why some are not. */
public record SettleOpeningRequest(
        @Schema(description = "Why fewer were recorded; needed only then", examples = "兩封為廣告單")
        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "^\\s*\\S[\\s\\S]*$")
        String explanation) {}
