package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a case waits, and until when. */
public record PauseRequest(
        @NotNull
        @Schema(
                description =
                        "The last day on which it waits; of so many working days as `pause-too-long` says at most",
                examples = "2030-03-15")
        LocalDate until,

        @NotBlank
        @Size(max = 20_000)
        @Schema(description = "What it waits for; kept encrypted", examples = "等待有关部门提供账目。")
        String reason) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "PauseRequest";
    }
}
