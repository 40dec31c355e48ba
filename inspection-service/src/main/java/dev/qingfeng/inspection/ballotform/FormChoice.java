package dev.qingfeng.inspection.ballotform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of the choices of a question; its place among them, from 1, is its code in a ballot.
 *
 * @param meaning null for a choice that stands for nothing but itself
 */
@Schema(name = "BallotFormChoice")
public record FormChoice(
        @NotNull @Valid Wording label,

        @Schema(
                description = "What figures take it for; absent for a choice that stands for itself",
                examples = "EXCELLENT")
        @Nullable
        ChoiceMeaning meaning) {}
