package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.evaluation.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was said in interviews: of each person the last opinion on each member, and each recommendation once. In memory
 * only; what it tells is {@link ShownCells shown cells}.
 */
@SuppressWarnings("EnumOrdinal") // Columns stand in the order of the grades.
final class FiguresOfOpinions {

    private static final Grade[] GRADES = Grade.values();

    private final Map<String, Stratum> strata = new TreeMap<>();
    private final Map<UUID, Map<String, Grade>> opinions = new TreeMap<>();
    private final Map<Recommendation, Set<String>> recommendations =
            new TreeMap<>(Comparator.comparing(Recommendation::cadreId).thenComparing(Recommendation::post));

    /**
     * Adds what somebody said; the latest is added last.
     *
     * @param who the same for each interview of one person
     * @param stratum of their first interview
     * @param personOf who each cadre is now, whichever of their ids is given
     */
    void add(String who, Stratum stratum, InterviewContent said, UnaryOperator<UUID> personOf) {
        strata.put(who, stratum);
        said.opinions()
                .forEach(opinion -> opinions.computeIfAbsent(personOf.apply(opinion.cadreId()), any -> new TreeMap<>())
                        .put(who, opinion.grade()));
        said.recommendations()
                .forEach(each -> recommendations
                        .computeIfAbsent(
                                new Recommendation(personOf.apply(each.cadreId()), each.post()), any -> new HashSet<>())
                        .add(who));
    }

    /** What is shown of it, beside what is shown of the climate. */
    Figures shown(int people, int smallest, List<OfQuestion> climate) {
        return new Figures(people, members(smallest), strata(smallest), recommended(smallest), climate);
    }

    private List<Figures.OfMember> members(int smallest) {
        List<UUID> members = List.copyOf(opinions.keySet());
        int[][] counts = new int[members.size()][GRADES.length];
        for (int row = 0; row < counts.length; row++) {
            for (Grade grade : opinions.getOrDefault(members.get(row), Map.of()).values()) {
                counts[row][grade.ordinal()]++;
            }
        }
        return table(
                members,
                counts,
                counts,
                smallest,
                (member, line) -> new Figures.OfMember(member, line.sum(), line.cells()));
    }

    private List<Figures.OfStratum> strata(int smallest) {
        List<Stratum> rows = List.of(Stratum.values());
        int[][] counts = new int[rows.size()][GRADES.length];
        // One person has an opinion on each member: how many opinions there are says nothing of how many people gave
        // them.
        int[][] people = new int[rows.size()][GRADES.length];
        Set<List<Object>> counted = new HashSet<>();
        opinions.values()
                .forEach(given -> given.forEach((who, grade) -> {
                    int row = rows.indexOf(strata.get(who));
                    counts[row][grade.ordinal()]++;
                    if (counted.add(List.of(who, grade))) {
                        people[row][grade.ordinal()]++;
                    }
                }));
        return table(
                rows,
                counts,
                people,
                smallest,
                (stratum, line) -> new Figures.OfStratum(stratum, line.sum(), line.cells()));
    }

    /** @param sum null where it is small */
    private record Line(@Nullable Integer sum, List<Figures.OfGrade> cells) {}

    /** @param people how many are behind each count: what few gave is not shown, however much it is */
    private static <K, V> List<V> table(
            List<K> rows, int[][] counts, int[][] people, int smallest, BiFunction<K, Line, V> view) {
        int[][] weighed = new int[counts.length][GRADES.length];
        for (int row = 0; row < counts.length; row++) {
            for (int cell = 0; cell < GRADES.length; cell++) {
                weighed[row][cell] =
                        people[row][cell] < smallest ? Math.min(counts[row][cell], smallest - 1) : counts[row][cell];
            }
        }
        boolean[][] shown = ShownCells.of(weighed, smallest);
        List<V> views = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            List<Figures.OfGrade> cells = new ArrayList<>();
            for (Grade grade : GRADES) {
                cells.add(
                        new Figures.OfGrade(grade, shown[row][grade.ordinal()] ? counts[row][grade.ordinal()] : null));
            }
            int sum = Arrays.stream(counts[row]).sum();
            boolean ofFew = Arrays.stream(people[row]).max().orElse(0) < smallest;
            views.add(view.apply(rows.get(row), new Line(ofFew ? null : sum, List.copyOf(cells))));
        }
        return List.copyOf(views);
    }

    private List<Figures.Recommended> recommended(int smallest) {
        return recommendations.entrySet().stream()
                .filter(each -> each.getValue().size() >= smallest)
                .map(each -> new Figures.Recommended(
                        each.getKey().cadreId(),
                        each.getKey().post(),
                        each.getValue().size()))
                .toList();
    }
}
