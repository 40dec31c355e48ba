package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is small is not shown, and cannot be worked out. */
class ShownCellsTest {

    @Test
    void aTableWithoutSmallCellsIsShownAsAWhole() {
        assertThat(ShownCells.of(new int[][] {{5, 9}, {7, 30}}, 5)).isDeepEqualTo(new boolean[][] {
            {true, true}, {true, true}
        });
    }

    @Test
    void besideASmallCellTheNextIsHiddenInItsRowAndItsColumn() {
        assertThat(ShownCells.of(new int[][] {{3, 9, 20}, {8, 7, 30}, {40, 50, 60}}, 5))
                .isDeepEqualTo(new boolean[][] {{false, false, true}, {false, false, true}, {true, true, true}});
    }

    @Test
    void whereAllThoughtAlikeNothingIsShown() {
        assertThat(ShownCells.of(new int[][] {{40, 0, 0, 0}}, 5)).isDeepEqualTo(new boolean[][] {
            {false, false, false, false}
        });
    }

    /** Who knows the sum of each row and column solves for what is hidden; no hidden cell may have one solution only. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noHiddenCellFollowsFromTheSums(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int[][] counts = new int[1 + random.nextInt(6)][2 + random.nextInt(3)];
            for (int[] line : counts) {
                for (int i = 0; i < line.length; i++) {
                    line[i] = random.nextInt(random.nextBoolean() ? 6 : 40);
                }
            }
            boolean[][] shown = ShownCells.of(counts, 5);
            boolean anythingShown = false;
            for (int row = 0; row < counts.length; row++) {
                for (int column = 0; column < counts[row].length; column++) {
                    assertThat(shown[row][column] && counts[row][column] < 5).isFalse();
                    anythingShown |= shown[row][column];
                }
            }
            if (anythingShown) {
                assertThat(determined(shown)).as("%s", (Object) counts).isEmpty();
            }
        }
    }

    /** The hidden cells that linear algebra fixes: their unit vector lies in the space that the equations span. */
    private static List<Integer> determined(boolean[][] shown) {
        int width = shown[0].length;
        List<int[]> unknown = new ArrayList<>();
        for (int row = 0; row < shown.length; row++) {
            for (int column = 0; column < width; column++) {
                if (!shown[row][column]) {
                    unknown.add(new int[] {row, column});
                }
            }
        }
        double[][] equations = new double[shown.length + width][unknown.size()];
        for (int i = 0; i < unknown.size(); i++) {
            equations[unknown.get(i)[0]][i] = 1;
            equations[shown.length + unknown.get(i)[1]][i] = 1;
        }
        int rank = rank(equations);
        List<Integer> fixed = new ArrayList<>();
        for (int i = 0; i < unknown.size(); i++) {
            double[][] more = new double[equations.length + 1][unknown.size()];
            for (int row = 0; row < equations.length; row++) {
                more[row] = equations[row].clone();
            }
            more[equations.length][i] = 1;
            if (rank(more) == rank) {
                fixed.add(i);
            }
        }
        return fixed;
    }

    private static int rank(double[][] given) {
        double[][] rows = new double[given.length][];
        for (int i = 0; i < given.length; i++) {
            rows[i] = given[i].clone();
        }
        int rank = 0;
        int width = rows[0].length;
        for (int column = 0; column < width && rank < rows.length; column++) {
            int pivot = rank;
            while (pivot < rows.length && Math.abs(rows[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot == rows.length) {
                continue;
            }
            double[] line = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = line;
            for (int row = rank + 1; row < rows.length; row++) {
                double factor = rows[row][column] / line[column];
                for (int i = column; i < width; i++) {
                    rows[row][i] -= factor * line[i];
                }
            }
            rank++;
        }
        return rank;
    }
}
