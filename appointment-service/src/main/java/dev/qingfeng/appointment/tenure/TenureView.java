package dev.qingfeng.appointment.tenure;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenure as the API shows it. */
@Schema(name = "Tenure")
public record TenureView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000009")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000004")
        UUID postId,

        @Schema(examples = "2019-03-01") LocalDate since,

        @Schema(
                description = "The first day on which the post was not held any more; absent while it is",
                examples = "2022-10-01")
        @Nullable
        LocalDate until) {

    static TenureView from(Tenure tenure) {
        return new TenureView(tenure.id(), tenure.cadreId(), tenure.postId(), tenure.since(), tenure.until());
    }
}
