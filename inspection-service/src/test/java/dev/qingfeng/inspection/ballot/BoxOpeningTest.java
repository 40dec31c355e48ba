package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An attempt to open a box takes two keys of two people, and none once it is over. */
class BoxOpeningTest {

    private static final Instant BEGUN = Instant.parse("2026-06-14T01:00:00Z");
    private static final Instant IN_TIME = BEGUN.plus(BoxOpening.LASTS);

    private final BoxOpening opening = new BoxOpening(UUID.randomUUID(), new byte[32], BEGUN);

    private static SealedSheet of(int holder) {
        return new SealedSheet(holder, new byte[] {(byte) holder});
    }

    private void refused(SealedSheet sheet, Instant at, InspectionProblem problem) {
        assertThatThrownBy(() -> opening.take(sheet, at))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    @Test
    void oneKeyOpensNothingHoweverOftenItIsHandedIn() {
        opening.take(of(2), BEGUN);
        refused(new SealedSheet(2, new byte[] {7}), BEGUN, InspectionProblem.KEY_HANDED_IN_ALREADY);
        assertThat(opening.isReady()).isFalse();
    }

    @Test
    void twoAreEnoughAndAThirdIsNotTaken() {
        opening.take(of(3), BEGUN);
        opening.take(of(1), IN_TIME);
        assertThat(opening.isReady()).isTrue();
        refused(of(2), IN_TIME, InspectionProblem.BOX_OPENING_ENDED);
        assertThat(opening.keys()).extracting(SealedSheet::number).containsExactly(1, 3);
    }

    @Test
    void nobodyLeavesAKeyLyingAbout() {
        opening.take(of(1), BEGUN);
        refused(of(2), IN_TIME.plusNanos(1), InspectionProblem.BOX_OPENING_ENDED);
        opening.end(BoxOpeningOutcome.GIVEN_UP);
        assertThat(opening.keys()).isEmpty();
        refused(of(2), BEGUN, InspectionProblem.BOX_OPENING_ENDED);
    }
}
