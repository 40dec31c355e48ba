package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;

/** A new handler. */
public record RegisterHandlerRequest(
        @NotBlank @Size(max = 50) @Schema(examples = "MC0021")
        String staffNumber,

        @NotNull
        @Schema(
                description =
                        "One of your units: they are given the cases that lie there, and at the city or an organ of it those of the whole city",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotNull
        @UniqueElements
        @Schema(description = "What they know their way in", uniqueItems = true, examples = "[\"LEAK\"]")
        List<@NotNull ComplaintCategory> competences,

        @NotNull @Schema(description = "Whether they may be given cases now", examples = "true")
        Boolean takesCases) {}
