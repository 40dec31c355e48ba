package dev.qingfeng.inspection.ballotform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.document.PrintFont;
import dev.qingfeng.platform.web.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is usually asked can be asked, printed and filled in. */
class UsualFormsTest {

    /** More than any leadership team has. */
    private static final int MANY = 40;

    private final UsualForms usual = new UsualForms();
    private final PrintFont font = new PrintFont();

    @ParameterizedTest
    @EnumSource
    void theQuestionsFitTogether(BallotPurpose purpose) {
        assertThat(FormCheck.faults(usual.of(purpose))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyCharacterCanBePrinted(BallotPurpose purpose) {
        FormDefinition form = usual.of(purpose);
        Stream<Wording> said = Stream.concat(
                Stream.of(form.title()),
                form.questions().stream()
                        .flatMap(question -> Stream.concat(
                                Stream.of(question.text()),
                                question.choices().stream().map(FormChoice::label))));
        assertThat(said)
                .allSatisfy(wording -> assertThat(Stream.of(Language.values())
                                .map(language ->
                                        font.firstMissing(wording.in(language)).isPresent()))
                        .containsOnly(false));
    }

    @ParameterizedTest
    @EnumSource
    void aBallotHasRoomForALargeLeadershipTeam(BallotPurpose purpose) {
        FormDefinition form = usual.of(purpose);
        Map<String, List<Candidate>> candidates = new HashMap<>();
        form.questions().stream()
                .filter(question -> question.about().needsCandidates())
                .forEach(question -> candidates.put(question.code(), FormsOfTests.people(MANY)));
        assertThat(BallotPaper.of(form, candidates).positions()).hasSizeLessThan(BallotPaper.MOST_POSITIONS);
    }
}
