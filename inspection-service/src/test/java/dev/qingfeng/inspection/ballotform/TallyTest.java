package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.FormsOfTests.filledIn;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.form;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.paper;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is told of a round is what was cast, and of nobody alone. */
class TallyTest {

    private static final int SMALLEST = 10;

    private static final List<AttendeeClass> CLASSES =
            List.of(AttendeeClass.LEADER, AttendeeClass.CPPCC_MEMBER, AttendeeClass.STAFF, AttendeeClass.OTHER);

    private static final BallotPaper PAPER = BallotPaper.of(
            form(
                    rate("team", FormBlock.LEADERSHIP_TEAM_EVALUATION, QuestionAbout.LEADERSHIP_TEAM, 4),
                    rate("leaders", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 2, AttendeeClass.LEADER)),
            Map.of());

    private static void cast(Tally tally, AttendeeClass attendeeClass, String team, String leaders, int times) {
        for (int i = 0; i < times; i++) {
            tally.add(PAPER.decode(PAPER.encode(attendeeClass, List.of(team, leaders))));
        }
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Property(tries = 100)
    void everyBallotIsCountedInEachPositionThatItsClassIsAsked(
            @ForAll Random random, @ForAll @IntRange(max = 120) int ballots) {
        BallotPaper paper = paper(random);
        Tally tally = new Tally(paper);
        long[] chosen = new long[paper.positions().size()];
        long[] asked = new long[paper.positions().size()];
        long blank = 0;
        for (int i = 0; i < ballots; i++) {
            AttendeeClass attendeeClass = CLASSES.get(random.nextInt(CLASSES.size()));
            FilledBallot ballot = paper.decode(paper.encode(attendeeClass, filledIn(paper, attendeeClass, random)));
            blank += ballot.isBlank() ? 1 : 0;
            for (Position position : paper.positions()) {
                asked[position.index()] += position.question().isAskedOf(attendeeClass) ? 1 : 0;
                chosen[position.index()] += ballot.code(position.index()) > 0 ? 1 : 0;
            }
            tally.add(ballot);
        }
        TallyResult result = tally.result(SMALLEST);
        assertThat(result.ballots()).isEqualTo(ballots);
        assertThat(result.blank()).isEqualTo(result.tellsNothing() ? 0 : blank);
        for (TallyResult.Question question : result.questions()) {
            if (question.withheld()) {
                assertThat(question.places()).isEmpty();
                assertThat(question.asked()).isBetween(1L, SMALLEST - 1L);
            }
            for (TallyResult.Place place : question.places()) {
                assertThat(sum(place.counts())).isEqualTo(question.asked()).isEqualTo(asked[place.position()]);
                assertThat(sum(place.counts()) - place.counts().get(0)).isEqualTo(chosen[place.position()]);
            }
        }
    }

    @Property(tries = 100)
    void figuresByClassAddUpAndAreOfManyWhoDoNotAgree(@ForAll Random random, @ForAll @IntRange(max = 120) int ballots) {
        BallotPaper paper = paper(random);
        Tally tally = new Tally(paper);
        for (int i = 0; i < ballots; i++) {
            AttendeeClass attendeeClass = CLASSES.get(random.nextInt(CLASSES.size()));
            tally.add(paper.decode(paper.encode(attendeeClass, filledIn(paper, attendeeClass, random))));
        }
        for (TallyResult.Question question : tally.result(SMALLEST).questions()) {
            for (TallyResult.Place place : question.places()) {
                assertThat(place.byClass()).allMatch(each -> each.ballots() >= SMALLEST && !each.alike());
                if (!place.byClass().isEmpty()) {
                    for (int code = 0; code < place.counts().size(); code++) {
                        int at = code;
                        assertThat(place.byClass().stream()
                                        .mapToLong(each -> each.counts().get(at))
                                        .sum())
                                .isEqualTo(place.counts().get(code));
                    }
                }
            }
        }
    }

    @Test
    void whereAllOfAClassChooseAlikeNothingIsToldByClass() {
        Tally tally = new Tally(PAPER);
        cast(tally, AttendeeClass.STAFF, "01", "00", 12);
        cast(tally, AttendeeClass.OTHER, "01", "00", 20);
        cast(tally, AttendeeClass.OTHER, "02", "00", 1);
        TallyResult.Place alike =
                tally.result(SMALLEST).questions().get(0).places().get(0);
        assertThat(alike.withheld()).isTrue();
        // The rest would be the difference.
        assertThat(alike.byClass()).isEmpty();
        assertThat(alike.counts()).containsExactly(0L, 32L, 1L, 0L, 0L);
        cast(tally, AttendeeClass.STAFF, "00", "00", 1);
        TallyResult.Place mixed =
                tally.result(SMALLEST).questions().get(0).places().get(0);
        assertThat(mixed.withheld()).isFalse();
        assertThat(mixed.byClass())
                .extracting(TallyResult.OfClasses::classes, TallyResult.OfClasses::counts)
                .containsExactly(
                        tuple(List.of(AttendeeClass.STAFF), List.of(1L, 12L, 0L, 0L, 0L)),
                        tuple(List.of(AttendeeClass.OTHER), List.of(0L, 20L, 1L, 0L, 0L)));
    }

    @Test
    void aQuestionThatWasAskedOfFewHasNoFigures() {
        Tally tally = new Tally(PAPER);
        cast(tally, AttendeeClass.LEADER, "01", "02", 9);
        cast(tally, AttendeeClass.STAFF, "01", "00", 40);
        TallyResult.Question leaders = tally.result(SMALLEST).questions().get(1);
        assertThat(leaders.asked()).isEqualTo(9);
        assertThat(leaders.withheld()).isTrue();
        assertThat(leaders.places()).isEmpty();
        cast(tally, AttendeeClass.LEADER, "01", "01", 1);
        TallyResult.Question enough = tally.result(SMALLEST).questions().get(1);
        assertThat(enough.withheld()).isFalse();
        assertThat(enough.places().get(0).counts()).containsExactly(0L, 1L, 9L);
    }

    @Test
    void smallClassesAreNeverToldAlone() {
        Tally tally = new Tally(PAPER);
        cast(tally, AttendeeClass.LEADER, "01", "00", 3);
        cast(tally, AttendeeClass.LEADER, "02", "00", 3);
        cast(tally, AttendeeClass.STAFF, "02", "00", 11);
        cast(tally, AttendeeClass.STAFF, "03", "00", 11);
        cast(tally, AttendeeClass.OTHER, "02", "00", 30);
        cast(tally, AttendeeClass.OTHER, "04", "00", 30);
        assertThat(tally.result(SMALLEST).questions().get(0).places().get(0).byClass())
                .extracting(each -> Set.copyOf(each.classes()))
                .containsExactly(Set.of(AttendeeClass.LEADER, AttendeeClass.STAFF), Set.of(AttendeeClass.OTHER));
    }

    @Test
    void aRoundWithoutBallotsHasFiguresOfNone() {
        Tally tally = new Tally(PAPER);
        tally.addSpoilt();
        TallyResult result = tally.result(SMALLEST);
        assertThat(result.ballots()).isZero();
        assertThat(result.spoilt()).isEqualTo(1);
        assertThat(result.questions().get(0).places().get(0).counts()).containsOnly(0L);
    }

    @Test
    void aBallotOnAnotherPaperIsNotCounted() {
        BallotPaper other = BallotPaper.of(
                form(rate("team", FormBlock.LEADERSHIP_TEAM_EVALUATION, QuestionAbout.LEADERSHIP_TEAM, 4)), Map.of());
        FilledBallot ballot = other.decode(other.encode(AttendeeClass.STAFF, List.of("01")));
        assertThatThrownBy(() -> new Tally(PAPER).add(ballot)).isInstanceOf(IllegalArgumentException.class);
    }
}
