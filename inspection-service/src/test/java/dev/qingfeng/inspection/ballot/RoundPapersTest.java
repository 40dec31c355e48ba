package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Papers beside slips are so many of each class that whoever enters them cannot tell whose they are. */
class RoundPapersTest {

    private static RoundPapers givenOut(Map<AttendeeClass, Integer> counts, boolean besideSlips) {
        return RoundPapers.drafted(true)
                .givenOut(counts, besideSlips, Occurrence.recorded(null, null, Clock.systemUTC()));
    }

    @Test
    void nobodyIsAloneOfAClassOnPaperBesideSlips() {
        Map<AttendeeClass, Integer> one = Map.of(AttendeeClass.STAFF, 10, AttendeeClass.ENTERPRISE_HEAD, 1);
        assertThatThrownBy(() -> givenOut(one, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(InspectionProblem.TOO_FEW_PAPERS));
        assertThat(givenOut(one, false).total()).isEqualTo(11);
        assertThat(givenOut(Map.of(AttendeeClass.STAFF, 10, AttendeeClass.ENTERPRISE_HEAD, 0), true)
                        .total())
                .isEqualTo(10);
    }
}
