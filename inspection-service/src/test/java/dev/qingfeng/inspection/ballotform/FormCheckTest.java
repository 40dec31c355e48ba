package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.FormsOfTests.form;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.rate;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.select;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The questions of a form fit together, or each fault is named where it lies. */
class FormCheckTest {

    private static final FormQuestion TEAM =
            rate("team", FormBlock.LEADERSHIP_TEAM_EVALUATION, QuestionAbout.LEADERSHIP_TEAM, 4);
    private static final FormQuestion PEOPLE = select("people", FormBlock.RESERVE_CADRES, QuestionAbout.NOMINEES, 0, 3);

    private static List<String> faults(FormQuestion... questions) {
        return FormCheck.faults(form(questions)).stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static FormQuestion aware(ChoiceMeaning first, ChoiceMeaning second) {
        return new FormQuestion(
                "aware",
                FormBlock.AWARENESS,
                QuestionKind.RATE,
                QuestionAbout.NONE,
                words("aware"),
                List.of(new FormChoice(words("1"), first), new FormChoice(words("2"), second)),
                null,
                List.of(),
                null);
    }

    @Test
    void aFormWithoutFaultHasNone() {
        assertThat(faults(TEAM, PEOPLE, aware(ChoiceMeaning.AWARE, ChoiceMeaning.UNAWARE)))
                .isEmpty();
    }

    @Test
    void aCodeIsThereOnce() {
        assertThat(faults(TEAM, TEAM)).containsExactly("/questions/1/code code-repeated");
    }

    @Test
    void aBlockIsAboutWhomItMustBe() {
        assertThat(faults(TEAM, rate("x", FormBlock.DISCIPLINE_BREACHES, QuestionAbout.NONE, 2)))
                .containsExactly("/questions/1/about about-unfit");
    }

    @Test
    void choicesAreThereUnlessPeopleAreSelected() {
        assertThat(faults(rate("x", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 0)))
                .containsExactly("/questions/0/choices choices-missing");
        assertThat(faults(select("x", FormBlock.RESERVE_CADRES, QuestionAbout.NOMINEES, 2, 1)))
                .containsExactly("/questions/0/choices choices-unfit");
    }

    @Test
    void itIsSaidHowManyMayBeSelected() {
        assertThat(faults(select("x", FormBlock.RESERVE_CADRES, QuestionAbout.NOMINEES, 0, null)))
                .containsExactly("/questions/0/max max-missing");
        assertThat(faults(select("x", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 2, 3)))
                .containsExactly("/questions/0/max max-too-large");
        FormQuestion rated = new FormQuestion(
                "x", TEAM.block(), TEAM.kind(), TEAM.about(), TEAM.text(), TEAM.choices(), 1, List.of(), null);
        assertThat(faults(rated)).containsExactly("/questions/0/max max-unfit");
    }

    @Test
    void eachMeaningIsThatOfOneChoice() {
        assertThat(faults(aware(ChoiceMeaning.AWARE, ChoiceMeaning.AWARE)))
                .containsExactly("/questions/0/choices/1/meaning meaning-repeated");
    }

    @Test
    void theAwarenessRateCanBeComputed() {
        FormQuestion unclear = rate("x", FormBlock.AWARENESS, QuestionAbout.NONE, 2);
        assertThat(faults(unclear))
                .containsExactly(
                        "/questions/0/choices/0/meaning meaning-missing",
                        "/questions/0/choices/1/meaning meaning-missing");
    }

    @Test
    void aClassIsAskedOnce() {
        assertThat(faults(rate(
                        "x",
                        FormBlock.BREACH_VIEWS,
                        QuestionAbout.NONE,
                        2,
                        AttendeeClass.STAFF,
                        AttendeeClass.LEADER,
                        AttendeeClass.STAFF)))
                .containsExactly("/questions/0/classes class-repeated");
    }

    @Test
    void onlyNomineesComeFromAnEarlierRound() {
        FormQuestion members = new FormQuestion(
                "x",
                FormBlock.MEMBER_EVALUATION,
                QuestionKind.RATE,
                QuestionAbout.MEMBERS,
                words("x"),
                TEAM.choices(),
                null,
                List.of(),
                new Progression("reserve-cadres", "people", ProgressionRule.TOP, 5));
        assertThat(faults(members)).containsExactly("/questions/0/nominees nominees-unfit");
    }
}
