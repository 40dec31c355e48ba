package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ten steps 10項程式 of an inspection, by their numbers. */
public enum Step {
    /** 述職述廉. */
    DUTY_AND_INTEGRITY_REPORT,
    /** 民主測評. */
    DEMOCRATIC_ASSESSMENT,
    /** 徵求意見. */
    OPINION_SOLICITATION,
    /** 民主推薦後備幹部. */
    DEMOCRATIC_RECOMMENDATION,
    /** 嚴肅換屆紀律問卷調查. */
    DISCIPLINE_QUESTIONNAIRE,
    /** 個別座談. */
    INDIVIDUAL_INTERVIEWS,
    /** 實地考察. */
    FIELD_VISIT,
    /** 查閱資料. */
    DOCUMENT_REVIEW,
    /** 專項調查. */
    SPECIAL_INVESTIGATION,
    /** 綜合分析. */
    COMPREHENSIVE_ANALYSIS;

    private static final Set<Step> WITH_BALLOTS =
            EnumSet.of(DEMOCRATIC_ASSESSMENT, DEMOCRATIC_RECOMMENDATION, DISCIPLINE_QUESTIONNAIRE);

    /** Whether those at the assessment meeting fill in a ballot in it. */
    public boolean hasBallots() {
        return WITH_BALLOTS.contains(this);
    }

    /** Refuses with 422 {@code no-such-step} a number below 1 or above 10. */
    public static Step numbered(int number) {
        if (number < 1 || number > values().length) {
            throw ProblemException.of(InspectionProblem.NO_SUCH_STEP, number)
                    .withUnmet(List.of(Rule.THE_TEN_STEPS.unmet("no-such-step", String.valueOf(number))));
        }
        return values()[number - 1];
    }

    /** From 1 to 10. */
    @SuppressWarnings("EnumOrdinal") // The steps stand in the order of their numbers.
    public int number() {
        return ordinal() + 1;
    }

    /** Its bit in a number that stands for a set of steps: 1 for the first, 512 for the tenth. */
    public int bit() {
        return 1 << (number() - 1);
    }

    /** The number that stands for a set of steps. */
    public static int bits(Stream<Step> steps) {
        return steps.mapToInt(Step::bit).reduce(0, (one, other) -> one | other);
    }
}
