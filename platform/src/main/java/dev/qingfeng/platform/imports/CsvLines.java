package dev.qingfeng.platform.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a CSV file (RFC 4180, UTF-8, with or without a byte order mark). */
final class CsvLines implements Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
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
                .ofCsvRecord(decode(file))
                .iterator());
    }

    /** Text as it is written to a cell. */
    static String quoted(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(1, "not-utf-8", e);
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
