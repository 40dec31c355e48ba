package dev.qingfeng.inspection.climate;

import dev.qingfeng.inspection.ballotform.ChoiceMeaning;
import dev.qingfeng.inspection.ballotform.FormDefinition;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.platform.figures.Figure;
import dev.qingfeng.platform.figures.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what was counted in units, and makes of it what a board tells: figures of units, inspection teams and the city, without those
 * of a handful of people and those that would give them away.
 */
final class SurveyFigures {

    private static final int CHOSEN = 1;

    private final Set<ChoiceMeaning> aware;
    private final SortedMap<Asked, SortedMap<UUID, Sum>> sums = new TreeMap<>();

    /** @param aware which answers say that somebody knows */
    SurveyFigures(Set<ChoiceMeaning> aware) {
        this.aware = aware;
    }

    /** A question of a measure; empty where it has one only. */
    private record Asked(ClimateMeasure measure, String question) implements Comparable<Asked> {

        @Override
        public int compareTo(Asked other) {
            return Comparator.comparing(Asked::measure)
                    .thenComparing(Asked::question)
                    .compare(this, other);
        }
    }

    private record Sum(long asked, long counted) {

        Sum plus(Sum other) {
            return new Sum(asked + other.asked, counted + other.counted);
        }

        Figure figure() {
            return Figure.of(counted, asked);
        }
    }

    /** What a round of a unit says; nothing of questions that were asked of too few. */
    void addRound(UUID unitId, FormDefinition form, TallyResult counts) {
        for (TallyResult.Question result : counts.questions()) {
            FormQuestion question = form.question(result.code()).orElseThrow();
            if (result.withheld() || result.asked() == 0) {
                continue;
            }
            switch (question.block()) {
                case AWARENESS -> add(ClimateMeasure.AWARE, "", unitId, result, said(question, result, aware));
                case BREACH_VIEWS -> addView(unitId, question, result);
                case DISCIPLINE_BREACHES ->
                    add(
                            ClimateMeasure.BREACH_BY_A_MEMBER,
                            question.code(),
                            unitId,
                            result,
                            said(question, result, Set.of(ChoiceMeaning.YES)));
                default -> {
                    // Says nothing of the climate.
                }
            }
        }
    }

    private void addView(UUID unitId, FormQuestion question, TallyResult.Question result) {
        if (offers(question, ChoiceMeaning.YES)) {
            add(
                    ClimateMeasure.BREACH_IN_THE_UNIT,
                    question.code(),
                    unitId,
                    result,
                    said(question, result, Set.of(ChoiceMeaning.YES)));
        }
        if (offers(question, ChoiceMeaning.EXCELLENT)) {
            add(
                    ClimateMeasure.FOUND_GOOD,
                    question.code(),
                    unitId,
                    result,
                    said(question, result, Set.of(ChoiceMeaning.EXCELLENT, ChoiceMeaning.FAIRLY_GOOD)));
        }
    }

    /** The forms for written reports of a meeting of a unit. */
    void addForms(UUID unitId, long issued, long returned) {
        add(new Asked(ClimateMeasure.FORMS_RETURNED, ""), unitId, new Sum(issued, returned));
    }

    private void add(ClimateMeasure measure, String question, UUID unitId, TallyResult.Question result, long counted) {
        add(new Asked(measure, question), unitId, new Sum(result.asked(), counted));
    }

    private void add(Asked question, UUID unitId, Sum sum) {
        sums.computeIfAbsent(question, any -> new TreeMap<>()).merge(unitId, sum, Sum::plus);
    }

    private static boolean offers(FormQuestion question, ChoiceMeaning wanted) {
        return question.choices().stream().anyMatch(choice -> choice.meaning() == wanted);
    }

    /**
     * On how many ballots one of these is chosen. Where a ballot can say so at several places, of several people, those at one place are
     * counted at which most do: so many there are at least, and no ballot is counted twice.
     */
    private static long said(FormQuestion question, TallyResult.Question result, Set<ChoiceMeaning> wanted) {
        return result.places().stream()
                .mapToLong(place -> said(question, place, wanted))
                .max()
                .orElse(0);
    }

    private static long said(FormQuestion question, TallyResult.Place place, Set<ChoiceMeaning> wanted) {
        Integer own = place.choice();
        if (own != null) {
            return means(question, own, wanted) ? place.counts().get(CHOSEN) : 0;
        }
        long ballots = 0;
        for (int code = 1; code <= question.choices().size(); code++) {
            ballots += means(question, code, wanted) ? place.counts().get(code) : 0;
        }
        return ballots;
    }

    private static boolean means(FormQuestion question, int code, Set<ChoiceMeaning> wanted) {
        ChoiceMeaning meaning = question.choices().get(code - 1).meaning();
        return meaning != null && wanted.contains(meaning);
    }

    /**
     * What is told, in a fixed order.
     *
     * @param teams the inspection team of each unit
     * @param smallest the smallest figure that is told
     */
    List<ClimateCell> cells(UUID cityId, Map<UUID, UUID> teams, int smallest) {
        List<ClimateCell> cells = new ArrayList<>();
        sums.forEach((question, units) -> {
            SortedMap<UUID, Map<UUID, Figure>> byTeam = new TreeMap<>();
            units.forEach(
                    (unit, sum) -> byTeam.computeIfAbsent(teams.getOrDefault(unit, cityId), any -> new TreeMap<>())
                            .put(unit, sum.figure()));
            Map<UUID, Figure> ofTeams = new TreeMap<>();
            byTeam.forEach((team, figures) -> ofTeams.put(team, Figure.sumOf(List.copyOf(figures.values()))));
            Figure city = Figure.sumOf(List.copyOf(ofTeams.values()));
            Set<Figure> withheld = question.measure().isExempt() ? Set.of() : Suppression.withheld(city, smallest);
            cells.add(cell(question, ClimateLevel.CITY, cityId, city, withheld));
            ofTeams.forEach((team, figure) -> cells.add(cell(question, ClimateLevel.TEAM, team, figure, withheld)));
            byTeam.values()
                    .forEach(figures -> figures.forEach(
                            (unit, figure) -> cells.add(cell(question, ClimateLevel.UNIT, unit, figure, withheld))));
        });
        return cells;
    }

    private static ClimateCell cell(
            Asked question, ClimateLevel level, UUID placeId, Figure figure, Set<Figure> withheld) {
        String code = question.question();
        @Nullable Long counted = withheld.contains(figure) ? null : figure.count();
        return new ClimateCell(
                question.measure(), code.isEmpty() ? null : code, level, placeId, figure.most(), counted);
    }
}
