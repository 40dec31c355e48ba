package dev.qingfeng.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every refusal: RFC 9457 with our extensions {@code code}, {@code traceId}, {@code errors}, {@code unmet}. */
@Schema(description = "Why a request was refused (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(
                description = "Path of the page that documents this problem",
                examples = "/pledge/v1/problems/not-found")
        String type,

        @Schema(description = "What kind of problem it is, in the caller's language")
        String title,

        @Schema(description = "The HTTP status") int status,

        @Schema(description = "What is wrong with this request, in the caller's language")
        String detail,

        @Schema(description = "Stable code to program against", examples = "not-found")
        String code,

        @Schema(description = "The path that was asked for") @Nullable
        String instance,

        @Schema(description = "Quote it when you report a fault; absent on anonymous routes") @Nullable
        String traceId,

        @Schema(description = "Every fault found in the request")
        List<ProblemError> errors,

        @Schema(description = "Every condition that a gate misses")
        List<Unmet> unmet) {

    /** Media type of every problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
