package dev.qingfeng.inspection.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Evidence for a step that is recorded already. */
public record AddEvidenceRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Evidence> evidence,

        @Size(max = 500)
        @Schema(description = "Why it comes so late; needed after the inspection is concluded", examples = "补交会议记录")
        @Nullable
        String reason) {}
