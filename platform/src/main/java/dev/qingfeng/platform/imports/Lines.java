package dev.qingfeng.platform.imports;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, whatever its format, the header first; ends with {@link UnreadableFile} where it cannot be read on. */
interface Lines extends Iterator<Lines.Line>, AutoCloseable {

    @Override
    void close();

    /**
     * A line's cells in their order.
     *
     * @param isPadded whether empty cells at its end may be missing, or stand behind the last column
     */
    record Line(int number, List<Cell> cells, boolean isPadded) {}

    /**
     * What stands in a cell.
     *
     * @param text as typed, without space around it
     * @param date the day that a number stands for where a date is asked for; null if it stands for none
     * @param isFormula whether a spreadsheet works it out
     */
    record Cell(String text, @Nullable String date, boolean isFormula) {

        static final Cell EMPTY = new Cell("", null, false);
    }

    /** A file that cannot be read on. */
    final class UnreadableFile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String code;

        UnreadableFile(int line, String code, @Nullable Throwable cause) {
            super(code, cause);
            this.line = line;
            this.code = code;
        }

        int line() {
            return line;
        }

        /** Has its words under {@code error.<code>}. */
        String code() {
            return code;
        }
    }
}
