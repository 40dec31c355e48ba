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
     * @param text as typed, without space around it; days as ISO writes them
     * @param fault code of why it is none of what can be typed; null if it is
     */
    record Cell(String text, @Nullable String fault) {

        static final Cell EMPTY = of("");

        static Cell of(String text) {
            return new Cell(text, null);
        }

        static Cell atFault(String code) {
            return new Cell("", code);
        }
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
