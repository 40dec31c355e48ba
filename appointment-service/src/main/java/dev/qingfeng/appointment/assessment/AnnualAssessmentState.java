package dev.qingfeng.appointment.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An annual assessment, as others are told: payroll reckons with it. */
public record AnnualAssessmentState(int year, AnnualGrade grade) {

    /** What others are told of one cadre's; null where there are none. */
    public static @Nullable List<AnnualAssessmentState> ofAll(@Nullable List<AnnualAssessment> assessments) {
        return assessments == null
                ? null
                : assessments.stream()
                        .map(each -> new AnnualAssessmentState(each.year(), each.grade()))
                        .toList();
    }
}
