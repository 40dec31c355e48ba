package dev.qingfeng.appointment.assessment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An annual assessment as the API shows it. */
@Schema(name = "AnnualAssessment")
public record AnnualAssessmentView(
        @Schema(examples = "01980f2a-7c00-7000-8000-00000000000b")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "The year that was assessed", examples = "2025")
        int year,

        @Schema(examples = "COMPETENT") AnnualGrade grade) {

    static AnnualAssessmentView from(AnnualAssessment assessment) {
        return new AnnualAssessmentView(assessment.id(), assessment.cadreId(), assessment.year(), assessment.grade());
    }
}
