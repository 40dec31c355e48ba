package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseFinding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a case. */
public record ConcludeRequest(
        @NotNull
        @Schema(
                description = "FALSE_ACCUSATION as found by the discipline organ, and so by its officers only",
                examples = "UNSUBSTANTIATED")
        CaseFinding finding,

        @NotBlank @Size(max = 20_000) @Schema(description = "On what grounds; kept encrypted", examples = "经核查，未发现问题。")
        String reason,

        @Size(max = 50)
        @Schema(
                description =
                        "Linked cadres who so broke the discipline of the transition: what they pledged is marked as"
                                + " broken, known to the discipline organ only until accountability is announced")
        @Nullable
        List<@NotNull UUID> breachCadreIds) {

    /** None if absent. */
    @Override
    public List<UUID> breachCadreIds() {
        return breachCadreIds == null ? List.of() : breachCadreIds;
    }

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "ConcludeRequest";
    }
}
