package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.evaluation.Grade;
import dev.qingfeng.inspection.evaluation.Subject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A preliminary opinion to record. */
public record FormOpinionRequest(
        @NotNull @Schema(examples = "MEMBER") Subject subject,

        @Schema(
                description = "For a member: a cadre who holds a post in the unit; absent for the leadership team",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @NotNull @Schema(description = "As the team would grade them", examples = "FAIRLY_GOOD")
        Grade grade,

        @NotBlank @Size(max = 4000) @Schema(examples = "熟悉基层工作,处事公道,群众认可。")
        String merits,

        @NotBlank
        @Size(max = 4000)
        @Schema(description = "A dossier without any is not believed", examples = "对新业务学习不够主动。")
        String shortcomings,

        @Size(max = 500)
        @Schema(description = "Why it is formed anew; needed if there is one already", examples = "核实情况后修改")
        @Nullable
        String changeReason) {}
