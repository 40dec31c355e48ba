package dev.qingfeng.inspection.interview;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which cells of a table of counts of people are shown. Small ones are not, nor are as many others as it takes that nobody can
 * work a small one out, even who knows the sum of each row and of each column.
 */
final class ShownCells {

    private final int[][] counts;
    private final int smallest;
    private final boolean[][] hidden;

    private ShownCells(int[][] counts, int smallest) {
        this.counts = counts;
        this.smallest = smallest;
        this.hidden = new boolean[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            hidden[row] = new boolean[counts[row].length];
            for (int column = 0; column < counts[row].length; column++) {
                hidden[row][column] = counts[row][column] < smallest;
            }
        }
    }

    /**
     * True for each cell that is shown.
     *
     * @param counts all rows of one length
     * @param smallest the smallest count that is shown
     */
    static boolean[][] of(int[][] counts, int smallest) {
        ShownCells cells = new ShownCells(counts, smallest);
        boolean changed = true;
        while (changed) {
            changed = cells.hideBesideTooFew() || cells.hideBesideWhatFollows();
        }
        boolean[][] shown = new boolean[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            shown[row] = new boolean[counts[row].length];
            for (int column = 0; column < shown[row].length; column++) {
                shown[row][column] = !cells.hidden[row][column];
            }
        }
        return shown;
    }

    /** The same of a single line of which the sum is known, and nothing else. */
    static boolean[] ofLine(int[] counts, int smallest) {
        ShownCells cells = new ShownCells(new int[][] {counts}, smallest);
        while (cells.hideBesideTooFew(0, -1)) {
            // Until it is enough.
        }
        boolean[] shown = new boolean[counts.length];
        for (int column = 0; column < shown.length; column++) {
            shown[column] = !cells.hidden[0][column];
        }
        return shown;
    }

    /** Whether the sums of the columns can be told beside a table of which these cells are shown. */
    static boolean sumsAreSafe(int[][] counts, boolean[][] shown, int smallest) {
        ShownCells cells = new ShownCells(counts, smallest);
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < cells.width(); column++) {
                cells.hidden[row][column] = !shown[row][column];
            }
        }
        for (int column = 0; column < cells.width(); column++) {
            if (cells.hasTooFew(-1, column)) {
                return false;
            }
        }
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < cells.width(); column++) {
                if (cells.hidden[row][column] && !cells.isOnARound(row, column)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the sum of these can be told beside those of them that are not small. */
    static boolean sumIsSafe(int[] counts, int smallest) {
        return !new ShownCells(new int[][] {counts}, smallest).hasTooFew(0, -1);
    }

    private int width() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    /** A single hidden cell of a line follows from its sum, and hidden cells that make up next to nothing nearly do. */
    private boolean hideBesideTooFew() {
        boolean changed = false;
        for (int row = 0; row < counts.length; row++) {
            changed |= hideBesideTooFew(row, -1);
        }
        for (int column = 0; column < width(); column++) {
            changed |= hideBesideTooFew(-1, column);
        }
        return changed;
    }

    /** Of the line that is not -1. */
    private boolean hideBesideTooFew(int row, int column) {
        return hasTooFew(row, column) && hideSmallest(row, column);
    }

    private boolean hasTooFew(int row, int column) {
        int cells = 0;
        int people = 0;
        for (int i = 0; i < (row < 0 ? counts.length : width()); i++) {
            int r = row < 0 ? i : row;
            int c = row < 0 ? column : i;
            if (hidden[r][c]) {
                cells++;
                people += counts[r][c];
            }
        }
        return cells > 0 && (cells == 1 || people < smallest);
    }

    /** Of one line, or of the whole table if both are -1; false where nothing is left to hide. */
    private boolean hideSmallest(int row, int column) {
        int foundRow = -1;
        int foundColumn = -1;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < width(); c++) {
                boolean within = (row < 0 || r == row) && (column < 0 || c == column);
                if (within && !hidden[r][c] && (foundRow < 0 || counts[r][c] < counts[foundRow][foundColumn])) {
                    foundRow = r;
                    foundColumn = c;
                }
            }
        }
        if (foundRow < 0) {
            return false;
        }
        hidden[foundRow][foundColumn] = true;
        return true;
    }

    /**
     * A hidden cell follows from sums unless it is on a round of hidden cells, from row to column and back: then it can be more
     * where its neighbour is less.
     */
    private boolean hideBesideWhatFollows() {
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < width(); column++) {
                if (hidden[row][column] && !isOnARound(row, column)) {
                    return hideSmallest(row, -1) || hideSmallest(-1, column) || hideSmallest(-1, -1);
                }
            }
        }
        return false;
    }

    private boolean isOnARound(int row, int column) {
        boolean[] rows = new boolean[counts.length];
        boolean[] columns = new boolean[width()];
        Deque<Integer> toVisit = new ArrayDeque<>();
        rows[row] = true;
        toVisit.add(row);
        while (!toVisit.isEmpty()) {
            int from = toVisit.remove();
            for (int c = 0; c < width(); c++) {
                if (hidden[from][c] && !columns[c] && !(from == row && c == column)) {
                    columns[c] = true;
                    for (int r = 0; r < counts.length; r++) {
                        if (hidden[r][c] && !rows[r] && !(r == row && c == column)) {
                            rows[r] = true;
                            toVisit.add(r);
                        }
                    }
                }
            }
        }
        return columns[column];
    }
}
