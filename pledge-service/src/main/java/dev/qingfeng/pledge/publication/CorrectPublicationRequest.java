package dev.qingfeng.pledge.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was printed, all of it as it is right. */
public record CorrectPublicationRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "明川日报")
        String newspaper,

        @NotNull @Schema(examples = "2026-06-10") LocalDate issueDate,

        @NotBlank @Size(max = 50) @Schema(examples = "3") String page,

        @NotNull
        @Size(max = 1000)
        @Schema(
                description = "None if no such page was printed",
                examples = "[\"01980f2a-7c00-7000-8000-000000000008\"]")
        List<@NotNull UUID> pledgeIds,

        @Valid @Nullable Clipping clipping,

        @NotBlank @Size(max = 500) @Schema(examples = "误录一份未刊登的承诺书")
        String reason) {

    Printed printed() {
        return new Printed(newspaper, issueDate, page, pledgeIds, clipping);
    }
}
