package dev.qingfeng.inspection.climate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.ballotform.ChoiceMeaning;
import dev.qingfeng.inspection.ballotform.FormDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What rounds say of the climate, and how much of it is told of whom. */
class SurveyFiguresTest {

    private static final FormDefinition QUESTIONNAIRE = TalliesOfTests.form("discipline-questionnaire");
    private static final FormDefinition ASSESSMENT = TalliesOfTests.form("democratic-assessment");
    private static final UUID CITY = new UUID(0, 1);
    private static final UUID TEAM = new UUID(0, 2);
    private static final UUID OTHER_TEAM = new UUID(0, 3);
    private static final List<UUID> UNITS = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), new UUID(1, 4));
    private static final Map<UUID, UUID> TEAMS =
            Map.of(UNITS.get(0), TEAM, UNITS.get(1), TEAM, UNITS.get(2), OTHER_TEAM, UNITS.get(3), OTHER_TEAM);

    private final SurveyFigures figures = new SurveyFigures(Set.of(ChoiceMeaning.AWARE, ChoiceMeaning.ROUGHLY_AWARE));

    private ClimateCell cell(ClimateMeasure measure, @Nullable String question, UUID place) {
        return figures.cells(CITY, TEAMS, 5).stream()
                .filter(cell -> cell.measure() == measure
                        && cell.placeId().equals(place)
                        && Objects.equals(cell.question(), question))
                .findFirst()
                .orElseThrow();
    }

    private void canvassing(long... saidYes) {
        for (int i = 0; i < saidYes.length; i++) {
            figures.addRound(
                    UNITS.get(i),
                    QUESTIONNAIRE,
                    TalliesOfTests.of(60)
                            .rated("canvassing", new long[] {saidYes[i], 30 - saidYes[i] / 2, 0})
                            .result());
        }
    }

    @Test
    void theAwarenessRateIsOfAllAnswersThatWereDueAndABlankOneKnowsNothing() {
        figures.addRound(
                UNITS.get(0),
                QUESTIONNAIRE,
                TalliesOfTests.of(60)
                        .rated("knows-discipline", new long[] {50, 8, 2})
                        .rated("knows-channels", new long[] {40, 10, 5})
                        .rated("knows-consequences", new long[] {60, 0, 0})
                        .result());
        ClimateCell aware = cell(ClimateMeasure.AWARE, null, CITY);
        assertThat(aware).isEqualTo(new ClimateCell(ClimateMeasure.AWARE, null, ClimateLevel.CITY, CITY, 180L, 168L));
    }

    /** Else nobody could see that all know, which is what the city wants. */
    @Test
    void thatAllKnowIsTold() {
        figures.addRound(
                UNITS.get(0),
                QUESTIONNAIRE,
                TalliesOfTests.of(12)
                        .rated("knows-discipline", new long[] {12, 0, 0})
                        .result());
        assertThat(cell(ClimateMeasure.AWARE, null, UNITS.get(0)))
                .isEqualTo(new ClimateCell(ClimateMeasure.AWARE, null, ClimateLevel.UNIT, UNITS.get(0), 12L, 12L));
    }

    @Test
    void aQuestionThatWasAskedOfTooFewHasNoRate() {
        figures.addRound(
                UNITS.get(0),
                QUESTIONNAIRE,
                TalliesOfTests.of(60)
                        .withheld("knows-discipline")
                        .rated("knows-channels", new long[] {30, 10, 5})
                        .result());
        assertThat(cell(ClimateMeasure.AWARE, null, CITY))
                .isEqualTo(new ClimateCell(ClimateMeasure.AWARE, null, ClimateLevel.CITY, CITY, 60L, 40L));
    }

    @Test
    void whatIsThoughtOfBreachesIsToldByQuestion() {
        figures.addRound(
                UNITS.get(0),
                QUESTIONNAIRE,
                TalliesOfTests.of(60)
                        .rated("canvassing", new long[] {20, 30, 10})
                        .rated("climate", new long[] {30, 12, 10, 5, 3})
                        .result());
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", CITY))
                .extracting(ClimateCell::asked, ClimateCell::counted)
                .containsExactly(60L, 20L);
        assertThat(cell(ClimateMeasure.FOUND_GOOD, "climate", CITY))
                .extracting(ClimateCell::asked, ClimateCell::counted)
                .containsExactly(60L, 42L);
        assertThat(figures.cells(CITY, TEAMS, 5))
                .noneMatch(cell ->
                        cell.measure() == ClimateMeasure.BREACH_IN_THE_UNIT && "climate".equals(cell.question()));
    }

    /** Six answers of one voter are those of one voter. */
    @Test
    void aBallotThatNamesSeveralMembersCountsOnce() {
        figures.addRound(
                UNITS.get(0),
                ASSESSMENT,
                TalliesOfTests.of(60)
                        .rated(
                                "canvassing",
                                new long[] {1, 50, 9},
                                new long[] {1, 50, 9},
                                new long[] {1, 50, 9},
                                new long[] {1, 50, 9},
                                new long[] {1, 50, 9},
                                new long[] {1, 50, 9})
                        .result());
        assertThat(cell(ClimateMeasure.BREACH_BY_A_MEMBER, "canvassing", UNITS.get(0)))
                .isEqualTo(new ClimateCell(
                        ClimateMeasure.BREACH_BY_A_MEMBER, "canvassing", ClimateLevel.UNIT, UNITS.get(0), 60L, null));
    }

    @Test
    void whatIsSmallIsWithheldOfItsUnitAndOfAnotherThatWouldTellIt() {
        canvassing(3, 20, 25, 26);
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", CITY).counted())
                .isEqualTo(74);
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", TEAM).counted())
                .isEqualTo(23);
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", UNITS.get(0))
                        .counted())
                .isNull();
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", UNITS.get(1))
                        .counted())
                .isNull();
        assertThat(cell(ClimateMeasure.BREACH_IN_THE_UNIT, "canvassing", UNITS.get(2))
                        .counted())
                .isEqualTo(25);
    }

    @Test
    void thatNobodySaysSoOfAUnitIsNotToldEither() {
        canvassing(0, 0, 0, 0);
        assertThat(figures.cells(CITY, TEAMS, 5))
                .allSatisfy(cell -> assertThat(cell.counted()).isNull());
    }

    @Test
    void formsThatCameBackAreOfThoseHandedOut() {
        figures.addForms(UNITS.get(0), 60, 40);
        figures.addForms(UNITS.get(0), 30, 20);
        figures.addForms(UNITS.get(2), 60, 58);
        assertThat(cell(ClimateMeasure.FORMS_RETURNED, null, CITY))
                .extracting(ClimateCell::asked, ClimateCell::counted)
                .containsExactly(150L, 118L);
        assertThat(cell(ClimateMeasure.FORMS_RETURNED, null, UNITS.get(2)).counted())
                .as("all but two")
                .isNull();
    }
}
