package dev.qingfeng.platform.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a CSV file (RFC 4180, UTF-8, with or without a byte order mark). */
final class CsvLines implements Lines {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int DECODED_AT_ONCE = 1 << 16;
    /** What a spreadsheet would work out on opening the file; a quote before it makes it text. */
    private static final Pattern FORMULA = Pattern.compile("'*[-=+@＝＋＠－].*", Pattern.DOTALL);

    private final CloseableIterator<CsvRecord> lines;

    @Nullable
    private CsvRecord last;

    private CsvLines(CloseableIterator<CsvRecord> lines) {
        this.lines = lines;
    }

    static CsvLines of(byte[] file) {
        return new CsvLines(CsvReader.builder()
                .skipEmptyLines(true)
                // A row of another length is one bad row among the others, not the end of the file.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text(file))
                .iterator());
    }

    /** Text as it is written to a cell. */
    static String quoted(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** Read as it goes: the text of a large file is larger than the file. */
    private static Reader text(byte[] file) {
        requireUtf8(file);
        int mark = BYTE_ORDER_MARK.length;
        boolean isMarked = file.length >= mark && Arrays.equals(file, 0, mark, BYTE_ORDER_MARK, 0, mark);
        int begin = isMarked ? mark : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(file, begin, file.length - begin), StandardCharsets.UTF_8);
    }

    /** Before anything else is said of a file: what is wrong in it would be wrong for another reason. */
    private static void requireUtf8(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer piece = CharBuffer.allocate(DECODED_AT_ONCE);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            piece.clear();
            result = decoder.decode(bytes, piece, true);
        }
        if (result.isError()) {
            throw new UnreadableFile(1, "not-utf-8", null);
        }
    }

    @Override
    public boolean hasNext() {
        return readable(lines::hasNext);
    }

    @Override
    public Line next() {
        CsvRecord line = readable(lines::next);
        last = line;
        return new Line(
                number(line), line.getFields().stream().map(CsvLines::cell).toList(), false);
    }

    private static Cell cell(String field) {
        String text = field.strip();
        boolean quoted = text.startsWith("'") && FORMULA.matcher(text).matches();
        return Cell.of(quoted ? text.substring(1) : text);
    }

    private <T> T readable(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new UnreadableFile(last == null ? 1 : numberBehind(last), "not-csv", e);
        }
    }

    private static int number(CsvRecord line) {
        return (int) line.getStartingLineNumber();
    }

    private static int numberBehind(CsvRecord line) {
        return number(line)
                + (int) line.getFields().stream()
                        .mapToLong(cell -> cell.lines().count() - 1)
                        .filter(breaks -> breaks > 0)
                        .sum()
                + 1;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
