package dev.qingfeng.inspection.ballotform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form to draft. */
public record DraftBallotFormRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull
        @Size(max = 40)
        @Pattern(regexp = FormDefinition.CODE)
        @Schema(description = "The same in each edition", examples = "assessment")
        String code,

        @NotNull @Schema(examples = "DISCIPLINE_QUESTIONNAIRE")
        BallotPurpose purpose,

        @Valid
        @Schema(
                description = "What it asks; if it is absent, what forms of the purpose usually ask",
                examples = ChangeBallotFormRequest.EXAMPLE)
        @Nullable
        FormDefinition definition) {}
