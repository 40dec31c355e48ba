package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.FormsOfTests.form;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.people;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.rate;
import static dev.qingfeng.inspection.ballotform.FormsOfTests.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked is the same whatever it is called, and something else where others are asked, or of others. */
class AskedTest {

    private static String asked(FormQuestion... questions) {
        return form(questions).askedSha256(Map.of());
    }

    private static FormQuestion team(String code, int choices, AttendeeClass... classes) {
        return rate(code, FormBlock.BREACH_VIEWS, QuestionAbout.NONE, choices, classes);
    }

    @Test
    void neitherWordsNorCodesNorTheOrderMakeItAnother() {
        assertThat(asked(team("one", 4), team("other", 3))).isEqualTo(asked(team("b", 3), team("a", 4)));
    }

    @Test
    void choicesInAnotherOrderAreTheSame() {
        FormQuestion question = team("one", 4);
        List<FormChoice> choices = new ArrayList<>(question.choices());
        Collections.reverse(choices);
        FormQuestion turned = new FormQuestion(
                "one",
                question.block(),
                question.kind(),
                question.about(),
                question.text(),
                choices,
                null,
                List.of(),
                null);
        assertThat(asked(turned)).isEqualTo(asked(question));
    }

    @Test
    void howManyChoicesThereAreWhoIsAskedAndHowManyMayBeSelectedMakeItAnother() {
        List<String> all = List.of(
                asked(team("q", 3)),
                asked(team("q", 5)),
                asked(team("q", 4)),
                asked(team("q", 3, AttendeeClass.STAFF)),
                asked(team("q", 3), team("more", 3)),
                asked(select("q", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 3, 1)),
                asked(select("q", FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 3, 2)),
                asked(rate("q", FormBlock.BREACH_VIEWS, QuestionAbout.LEADERSHIP_TEAM, 3)));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void ofOthersItIsAnother() {
        FormDefinition form = form(rate("q", FormBlock.MEMBER_EVALUATION, QuestionAbout.MEMBERS, 4));
        List<Candidate> three = new ArrayList<>(people(3));
        String ofThree = form.askedSha256(Map.of("q", three));
        assertThat(form.askedSha256(Map.of("q", people(2)))).isNotEqualTo(ofThree);
        Collections.reverse(three);
        assertThat(form.askedSha256(Map.of("q", three))).isEqualTo(ofThree);
    }
}
