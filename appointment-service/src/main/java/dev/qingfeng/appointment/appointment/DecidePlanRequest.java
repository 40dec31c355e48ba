package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.resolution.MemberVote;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** The vote on a plan. */
public record DecidePlanRequest(
        @NotNull @Schema(description = "When the committee voted; not in the future", examples = "2026-05-20T02:00:00Z")
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed where it is entered on a later day", examples = "断网,次日补录")
        @Nullable
        String lateReason,

        @NotEmpty
        @Size(max = 100)
        @UniqueElements
        @Schema(
                description = "Everyone entitled to vote, absent members too",
                examples = "[\"01980f2a-7c00-7000-8000-000000000010\"]")
        List<@NotNull UUID> entitledIds,

        @NotNull
        @Size(max = 200)
        @Valid
        @Schema(
                description = "One vote for each who was present; whoever has a move in the plan is RECUSED",
                examples = "[{\"cadreId\": \"01980f2a-7c00-7000-8000-000000000010\", \"vote\": \"FOR\"}]")
        List<@NotNull MemberVote> votes,

        @NotNull
        @Schema(
                description =
                        "The day on which the moves are due if approved, in Asia/Shanghai: today or later, and after"
                                + " the working days of public notice that follow the day of the vote",
                examples = "2026-06-01")
        LocalDate effectiveOn) {}
