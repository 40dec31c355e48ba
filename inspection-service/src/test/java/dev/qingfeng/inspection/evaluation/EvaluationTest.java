package dev.qingfeng.inspection.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.InspectionsOfTests;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A grade is given when an inspection has ended, to someone, and for a reason. */
class EvaluationTest {

    private static final Instant NOW = Instant.parse("2026-06-20T02:00:00Z");
    private static final List<Reason> REASONS = List.of(new Reason("a fact", 2));

    private static Evaluation grade(
            UnitInspection inspection, Subject subject, @Nullable UUID cadre, List<Reason> reasons, Unmet... unmet) {
        return new Evaluation(inspection, subject, cadre, Grade.EXCELLENT, reasons, List.of(unmet), NOW);
    }

    @ParameterizedTest
    @EnumSource
    void isOfWhatAnInspectionFound(Subject subject) {
        UUID cadre = subject == Subject.MEMBER ? UUID.randomUUID() : null;
        Evaluation evaluation = grade(InspectionsOfTests.concluded(), subject, cadre, REASONS);
        assertThat(evaluation.cadreId()).isEqualTo(cadre);
        assertThat(evaluation.reasons()).isEqualTo(REASONS);
        assertThat(evaluation.gradedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void isNotGivenWithoutReason(Subject subject) {
        UUID cadre = subject == Subject.MEMBER ? UUID.randomUUID() : null;
        assertThatThrownBy(() -> grade(InspectionsOfTests.concluded(), subject, cadre, List.of()))
                .hasMessage("grade-without-reason");
    }

    @Test
    void isNotGivenBeforeTheInspectionHasEnded() {
        assertThatThrownBy(() -> grade(InspectionsOfTests.assigned(), Subject.LEADERSHIP_TEAM, null, REASONS))
                .hasMessage("gate-unmet");
        assertThatThrownBy(() -> grade(
                        InspectionsOfTests.concluded(),
                        Subject.LEADERSHIP_TEAM,
                        null,
                        REASONS,
                        Rule.THE_CYCLE.unmet("phase-passed", "INSPECTION")))
                .hasMessage("gate-unmet");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void itsReasonsPointToStepsThatThereAre(int step) {
        List<Reason> reasons = List.of(new Reason("a fact", 2), new Reason("another", step));
        assertThatThrownBy(() -> grade(InspectionsOfTests.concluded(), Subject.LEADERSHIP_TEAM, null, reasons))
                .hasMessage("no-such-step");
    }

    @Test
    void isOfAMemberWithACadreAndOfALeadershipTeamWithout() {
        assertThatThrownBy(() -> grade(InspectionsOfTests.concluded(), Subject.MEMBER, null, REASONS))
                .hasMessage("subject-mismatch");
        assertThatThrownBy(() ->
                        grade(InspectionsOfTests.concluded(), Subject.LEADERSHIP_TEAM, UUID.randomUUID(), REASONS))
                .hasMessage("subject-mismatch");
    }
}
