package dev.qingfeng.pledge.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page that was printed. */
public record RecordPublicationRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotBlank @Size(max = 100) @Schema(examples = "明川日报")
        String newspaper,

        @NotNull @Schema(examples = "2026-06-10") LocalDate issueDate,

        @NotBlank @Size(max = 50) @Schema(examples = "3") String page,

        @NotEmpty
        @Size(max = 1000)
        @Schema(
                description = "Signed pledges of township secretaries of this cycle",
                examples = "[\"01980f2a-7c00-7000-8000-000000000008\"]")
        List<@NotNull UUID> pledgeIds,

        @Valid @Nullable Clipping clipping,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was printed", examples = "报纸次日送达")
        @Nullable
        String lateReason) {

    Printed printed() {
        return new Printed(newspaper, issueDate, page, pledgeIds, clipping);
    }
}
