package dev.qingfeng.platform.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The lines of the first visible sheet of an XLSX workbook, row by row; lines without any text are left out. */
final class XlsxLines implements Lines {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int MOST_ROWS = 1_048_576;
    /** Far more than any file of ours has: whatever stands further right stands there. */
    private static final int MOST_COLUMNS = 256;

    private static final int LAST_COLUMN = 16_384;
    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");
    /** Beyond these a spreadsheet has forgotten what was typed. */
    private static final int EXACT_DIGITS = 15;

    private static final MathContext EXACT = new MathContext(EXACT_DIGITS);

    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY_1904 = LocalDate.of(1904, 1, 1);
    /** Before the day that spreadsheets believe in, 29 February 1900, they count differently. */
    private static final int FIRST_SURE_DAY = 61;

    private static final int LAST_DAY = 2_958_465;

    private final XlsxFile workbook;
    private final XMLStreamReader xml;
    private int last;

    @Nullable
    private Line next;

    private XlsxLines(XlsxFile workbook) throws IOException, XMLStreamException {
        this.workbook = workbook;
        this.xml = workbook.sheet();
    }

    static boolean isWorkbook(byte[] file) {
        return begins(file, ZIP);
    }

    /** An old or a protected workbook; neither is read. */
    static boolean isOldWorkbook(byte[] file) {
        return begins(file, OLE);
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    static XlsxLines of(byte[] file, long maxUnpackedBytes) {
        try {
            return new XlsxLines(new XlsxFile(file, maxUnpackedBytes));
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new UnreadableFile(1, "not-xlsx", e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = read();
            } catch (UnreadableFile e) {
                throw e;
            } catch (IOException | XMLStreamException | RuntimeException e) {
                throw new UnreadableFile(last + 1, "not-xlsx", e);
            }
        }
        return next != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Line line = next;
        next = null;
        return line;
    }

    private @Nullable Line read() throws IOException, XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                last = rowNumber(xml.getAttributeValue(null, "r"));
                List<Cell> cells = cells();
                if (!cells.isEmpty()) {
                    return new Line(last, cells, true);
                }
            } else if (event == XMLStreamConstants.START_ELEMENT && ++depth > BoundedXml.DEEPEST) {
                throw new IOException("Nested deeper than any sheet");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return null;
    }

    private int rowNumber(@Nullable String given) throws IOException {
        int number = given == null ? last + 1 : Integer.parseInt(given);
        if (number <= last || number > MOST_ROWS) {
            throw new IOException("Rows out of order");
        }
        return number;
    }

    /** The cells of the row that has begun, up to the last one with something in it. */
    private List<Cell> cells() throws IOException, XMLStreamException {
        List<Cell> cells = new ArrayList<>();
        int column = 0;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (!xml.getLocalName().equals("c")) {
                    XlsxFile.text(xml);
                    continue;
                }
                int place = column(xml.getAttributeValue(null, "r"), column);
                if (place <= column || place > LAST_COLUMN) {
                    throw new IOException("Cells out of order");
                }
                column = place;
                Cell cell = cell();
                if (!cell.equals(Cell.EMPTY)) {
                    while (cells.size() < Math.min(column, MOST_COLUMNS) - 1) {
                        cells.add(Cell.EMPTY);
                    }
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private int column(@Nullable String place, int before) throws IOException {
        if (place == null) {
            return before + 1;
        }
        Matcher letters = PLACE.matcher(place);
        if (!letters.matches() || Integer.parseInt(letters.group(2)) != last) {
            throw new IOException("A cell elsewhere than in its row");
        }
        return letters.group(1).chars().reduce(0, (number, letter) -> 26 * number + letter - 'A' + 1);
    }

    private Cell cell() throws IOException, XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        boolean formula = false;
        String value = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> {
                        formula = true;
                        xml.getElementText();
                    }
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = XlsxFile.text(xml);
                    default -> XlsxFile.text(xml);
                }
            }
        }
        if (formula) {
            return Cell.atFault("formula");
        }
        Cell cell = cell(type == null ? "n" : type, value.strip(), style == null ? 0 : Integer.parseInt(style));
        if (cell.text().length() > XlsxFile.LONGEST_TEXT) {
            throw new IOException("Longer than any text of a cell");
        }
        return cell;
    }

    private Cell cell(String type, String value, int style) throws IOException {
        return switch (type) {
            case "s" -> value.isEmpty() ? Cell.EMPTY : Cell.of(sharedText(value).strip());
            case "b" -> Cell.of(value.isEmpty() ? "" : Boolean.toString(XlsxFile.isTrue(value)));
            case "e" -> Cell.atFault("error-value");
            case "n" -> value.isEmpty() ? Cell.EMPTY : number(value, style);
            default -> Cell.of(value);
        };
    }

    private String sharedText(String index) throws IOException {
        String text = workbook.sharedText(Integer.parseInt(index));
        if (text == null) {
            throw new IOException("A text that is not there");
        }
        return text;
    }

    private Cell number(String value, int style) throws IOException {
        if (!NUMBER.matcher(value).matches()) {
            throw new IOException("No number");
        }
        BigDecimal number = new BigDecimal(value).stripTrailingZeros();
        if (workbook.isDate(style) && number.scale() <= 0) {
            return Cell.of(day(number));
        }
        if (number.precision() - number.scale() > EXACT_DIGITS) {
            return Cell.atFault("inexact-number");
        }
        return Cell.of(number.round(EXACT).stripTrailingZeros().toPlainString());
    }

    private String day(BigDecimal number) {
        boolean from1904 = workbook.isFrom1904();
        boolean sure = number.compareTo(BigDecimal.valueOf(from1904 ? 0 : FIRST_SURE_DAY)) >= 0
                && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0;
        return sure
                ? (from1904 ? FIRST_DAY_1904 : FIRST_DAY)
                        .plusDays(number.intValueExact())
                        .toString()
                : number.toPlainString();
    }

    @Override
    public void close() {
        try {
            xml.close();
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
