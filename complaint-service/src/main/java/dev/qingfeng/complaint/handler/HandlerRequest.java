package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;

/** Where a handler works, on what, and whether they take cases. */
public record HandlerRequest(
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
