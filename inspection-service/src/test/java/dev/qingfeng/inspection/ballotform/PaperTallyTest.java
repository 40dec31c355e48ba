package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.FormsOfTests.filledIn;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A ballot counts the same whether it was cast with a slip or came on paper. */
class PaperTallyTest {

    private static final AttendeeClass[] CLASSES = AttendeeClass.values();

    @Property(tries = 100)
    void theSameBallotsGiveTheSameFiguresAndSpoiltPapersCountBesideThem(
            @ForAll Random random, @ForAll @IntRange(max = 60) int ballots, @ForAll @IntRange(max = 5) int spoilt) {
        BallotPaper paper = paper(random);
        Tally cast = new Tally(paper);
        Tally mixed = new Tally(paper);
        for (int i = 0; i < ballots; i++) {
            AttendeeClass attendeeClass = CLASSES[random.nextInt(CLASSES.length)];
            byte[] ballot = paper.encode(attendeeClass, filledIn(paper, attendeeClass, random));
            cast.add(paper.decode(ballot));
            if (random.nextBoolean()) {
                mixed.add(paper.decode(ballot));
            } else {
                paper.decodePaper(ballot).ifPresentOrElse(mixed::add, mixed::addSpoilt);
            }
        }
        for (int i = 0; i < spoilt; i++) {
            paper.decodePaper(paper.encodeSpoilt()).ifPresentOrElse(mixed::add, mixed::addSpoilt);
        }
        TallyResult whole = cast.result(10);
        assertThat(mixed.result(10))
                .isEqualTo(new TallyResult(whole.ballots(), whole.blank(), spoilt, whole.questions()));
    }

    /** Else somebody who writes to the database could spoil what was cast. */
    @Property(tries = 20)
    void whatIsCastWithASlipIsNeverSpoilt(@ForAll Random random) {
        BallotPaper paper = paper(random);
        assertThat(paper.encodeSpoilt()).hasSize(BallotPaper.LENGTH);
        assertThatThrownBy(() -> paper.decode(paper.encodeSpoilt())).isInstanceOf(IllegalArgumentException.class);
    }
}
