package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.FormsOfTests.filledIn;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.form;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.paper;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.people;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.rate;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every ballot has one length and says what was filled in, and nothing else is one. */
class BallotPaperTest {

    /** 9 members by four grades, two of five choices, one scale: 9 + 5 + 1 positions. */
    private static final BallotPaper PAPER = BallotPaper.of(
            form(
                    rate("members", FormBlock.MEMBER_EVALUATION, QuestionAbout.MEMBERS, 4),
                    select("views", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 5, 2),
                    rate("leaders", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 3, AttendeeClass.LEADER)),
            Map.of("members", people(9)));

    private static List<String> blank() {
        return new ArrayList<>(Collections.nCopies(15, "00"));
    }

    private static List<String> with(int position, String code) {
        List<String> codes = blank();
        codes.set(position, code);
        return codes;
    }

    private static void refused(InspectionProblem problem, List<String> codes) {
        assertThatThrownBy(() -> PAPER.encode(AttendeeClass.STAFF, codes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll Random random, @ForAll AttendeeClass attendeeClass) {
        BallotPaper paper = paper(random);
        List<String> codes = filledIn(paper, attendeeClass, random);
        FilledBallot read = paper.decode(paper.encode(attendeeClass, codes));
        assertThat(read.attendeeClass()).isEqualTo(attendeeClass);
        assertThat(IntStream.range(0, read.size())
                        .mapToObj(position -> "%02d".formatted(read.code(position)))
                        .toList())
                .isEqualTo(codes);
    }

    @Property(tries = 200)
    void everyBallotHasOneLengthWhateverIsInIt(@ForAll Random random, @ForAll AttendeeClass attendeeClass) {
        BallotPaper paper = paper(random);
        assertThat(paper.encode(attendeeClass, filledIn(paper, attendeeClass, random)))
                .hasSize(BallotPaper.LENGTH);
    }

    @Test
    void positionsStandInTheOrderOfTheFormForEveryClass() {
        assertThat(PAPER.positions())
                .extracting(Position::index)
                .containsExactlyElementsOf(IntStream.range(0, 15).boxed().toList());
        assertThat(PAPER.positions().stream()
                        .map(position -> position.question().code()
                                + (position.candidate() == null
                                        ? ""
                                        : " " + position.candidate().name())
                                + (position.choice() == null ? "" : " " + position.choice())
                                + " ≤ " + position.highest()))
                .startsWith("members 某0 ≤ 4", "members 某1 ≤ 4")
                .endsWith("views 4 ≤ 1", "views 5 ≤ 1", "leaders ≤ 3");
        assertThat(PAPER.encode(AttendeeClass.STAFF, blank()))
                .hasSameSizeAs(PAPER.encode(AttendeeClass.LEADER, blank()));
    }

    @Test
    void aBallotMayBeBlank() {
        assertThat(PAPER.decode(PAPER.encode(AttendeeClass.STAFF, blank())).isBlank())
                .isTrue();
        assertThat(PAPER.decode(PAPER.encode(AttendeeClass.STAFF, with(0, "01")))
                        .isBlank())
                .isFalse();
    }

    /** Ballots outlive the code that wrote them. */
    @Test
    void theFormatIsFixed() {
        byte[] ballot = PAPER.encode(AttendeeClass.LEADER, with(14, "03"));
        assertThat(Arrays.copyOf(ballot, 17)).containsExactly(1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3);
        assertThat(Stream.of(AttendeeClass.values()).map(each -> PAPER.encode(each, blank())[1]))
                .as("PRESCRIBED to OTHER")
                .containsExactly(
                        (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 8, (byte) 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "001", "-1", "+1", " 1", "1a", "①", "٠١", "0x"})
    void aCodeHasTwoDigits(String code) {
        refused(InspectionProblem.BALLOT_INCOMPLETE, with(3, code));
    }

    @Test
    void aBallotHasAsManyCodesAsThereArePositions() {
        refused(InspectionProblem.BALLOT_INCOMPLETE, blank().subList(0, 14));
        refused(InspectionProblem.BALLOT_INCOMPLETE, Collections.nCopies(16, "00"));
        refused(InspectionProblem.BALLOT_INCOMPLETE, List.of());
        refused(InspectionProblem.BALLOT_INCOMPLETE, Collections.nCopies(1_000_000, "00"));
    }

    @Test
    void aCodeIsOneOfTheChoices() {
        refused(InspectionProblem.UNKNOWN_CHOICE, with(0, "05"));
        refused(InspectionProblem.UNKNOWN_CHOICE, with(9, "02"));
        refused(InspectionProblem.UNKNOWN_CHOICE, with(14, "99"));
    }

    @Test
    void whoIsNotAskedAnswersNothing() {
        refused(InspectionProblem.UNKNOWN_CHOICE, with(14, "01"));
        assertThat(PAPER.decode(PAPER.encode(AttendeeClass.LEADER, with(14, "01")))
                        .code(14))
                .isEqualTo(1);
    }

    @Test
    void noMoreIsSelectedThanMayBe() {
        List<String> three = blank();
        three.replaceAll(code -> "01");
        three.set(9, "00");
        three.set(10, "00");
        three.set(14, "00");
        refused(InspectionProblem.TOO_MANY_CHOICES, three);
        three.set(11, "00");
        assertThat(PAPER.encode(AttendeeClass.STAFF, three)).hasSize(BallotPaper.LENGTH);
    }

    /** A ballot is nobody's to read, not even in a refusal. */
    @Test
    void aRefusalSaysWhereAndNeverWhat() {
        assertThatThrownBy(() -> PAPER.encode(AttendeeClass.STAFF, with(3, "77")))
                .hasMessage("unknown-choice")
                .hasToString("dev.qingfeng.platform.problem.ProblemException: unknown-choice");
        assertThat(PAPER.decode(PAPER.encode(AttendeeClass.STAFF, with(3, "02"))))
                .hasToString("a ballot");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 17, 1023})
    void whatIsNoBallotOnThisPaperIsNotRead(int place) {
        byte[] ballot = PAPER.encode(AttendeeClass.STAFF, blank());
        ballot[place] = 77;
        assertThatThrownBy(() -> PAPER.decode(ballot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is no ballot on this paper");
    }

    @Test
    void aBallotOfAnotherLengthIsNotRead() {
        assertThatThrownBy(() -> PAPER.decode(new byte[1023])).isInstanceOf(IllegalArgumentException.class);
        byte[] negative = PAPER.encode(AttendeeClass.STAFF, blank());
        negative[2] = -1;
        assertThatThrownBy(() -> PAPER.decode(negative)).isInstanceOf(IllegalArgumentException.class);
        byte[] overfilled = PAPER.encode(AttendeeClass.STAFF, blank());
        Arrays.fill(overfilled, 11, 16, (byte) 1);
        assertThatThrownBy(() -> PAPER.decode(overfilled)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaperHasRoomForItsPositions() {
        FormDefinition form = form(select("people", FormBlock.RESERVE_CADRES, QuestionAbout.NOMINEES, 0, 3));
        BallotPaper full = BallotPaper.of(form, Map.of("people", people(BallotPaper.MOST_POSITIONS)));
        assertThat(full.decode(full.encode(AttendeeClass.OTHER, Collections.nCopies(BallotPaper.MOST_POSITIONS, "00")))
                        .size())
                .isEqualTo(BallotPaper.MOST_POSITIONS);
        assertThatThrownBy(() -> BallotPaper.of(form, Map.of("people", people(BallotPaper.MOST_POSITIONS + 1))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(InspectionProblem.BALLOT_TOO_LONG));
    }

    @Test
    void aQuestionAboutPeopleHasSomeEachOnceAndNoOtherHas() {
        FormDefinition form = form(
                rate("members", FormBlock.MEMBER_EVALUATION, QuestionAbout.MEMBERS, 4),
                rate("team", FormBlock.LEADERSHIP_TEAM_EVALUATION, QuestionAbout.LEADERSHIP_TEAM, 4));
        List<Candidate> twice =
                Stream.concat(people(2).stream(), people(1).stream()).toList();
        for (Map<String, List<Candidate>> wrong : List.of(
                Map.<String, List<Candidate>>of(),
                Map.of("members", List.<Candidate>of()),
                Map.of("members", twice),
                Map.of("members", people(2), "team", people(1)),
                Map.of("members", people(2), "nobody", people(1)))) {
            assertThatThrownBy(() -> BallotPaper.of(form, wrong))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(InspectionProblem.CANDIDATES_UNFIT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyClassHasItsNumber(AttendeeClass attendeeClass) {
        assertThat(PAPER.decode(PAPER.encode(attendeeClass, blank())).attendeeClass())
                .isEqualTo(attendeeClass);
    }
}
