package dev.qingfeng.platform.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The lines of the first sheet of an XLSX workbook without macros; row by row, so that its size does not matter. */
final class XlsxLines implements Lines {

    /** How many bytes tell what a file is. */
    private static final int SIGNATURE = 8;

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> filled;
    private int last;

    private XlsxLines(ReadableWorkbook workbook) throws IOException {
        this.workbook = workbook;
        this.rows = workbook.getFirstSheet().openStream();
        this.filled = rows.filter(row -> row.stream().anyMatch(cell -> cell != null && !isBlank(cell)))
                .iterator();
    }

    static boolean isWorkbook(byte[] file) {
        return file.length >= SIGNATURE && ReadableWorkbook.isOOXMLZipHeader(file);
    }

    /** An old or a protected workbook; neither is read. */
    static boolean isOldWorkbook(byte[] file) {
        return file.length >= SIGNATURE && ReadableWorkbook.isOLE2Header(file);
    }

    static XlsxLines of(byte[] file, long maxUnpackedBytes) {
        refuseBombsAndMacros(file, maxUnpackedBytes);
        try {
            return new XlsxLines(new ReadableWorkbook(new ByteArrayInputStream(file)));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(1, "not-xlsx", e);
        }
    }

    /** The reader unpacks what it is given: a few kilobytes can become gigabytes. */
    private static void refuseBombsAndMacros(byte[] file, long maxUnpackedBytes) {
        long left = maxUnpackedBytes;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    throw new UnreadableFile(1, "macro", null);
                }
                left -= unpacked(zip.getInputStream(entry), left);
                if (left < 0) {
                    throw new UnreadableFile(1, "too-large-unpacked", null);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFile(1, "not-xlsx", e);
        }
    }

    private static long unpacked(InputStream entry, long atMost) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = entry.read(buffer); read >= 0 && size <= atMost; read = entry.read(buffer)) {
            size += read;
        }
        return size;
    }

    @Override
    public boolean hasNext() {
        try {
            return filled.hasNext();
        } catch (Exception e) {
            // Whatever the reader meets in a torn file; it throws what it does not declare.
            throw new UnreadableFile(last + 1, "not-xlsx", e);
        }
    }

    @Override
    public Line next() {
        Row row = filled.next();
        last = row.getRowNum();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.hasCell(i) ? cell(row.getCell(i)) : Cell.EMPTY);
        }
        return new Line(last, cells, true);
    }

    private static boolean isBlank(org.dhatim.fastexcel.reader.Cell cell) {
        return cell.getType() != CellType.FORMULA && cell.getText().isBlank();
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.EMPTY;
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return new Cell("", null, true);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return new Cell(cell.asBoolean().toString(), null, false);
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return new Cell(number.stripTrailingZeros().toPlainString(), date(cell, number), false);
        }
        return new Cell(cell.getText().strip(), null, false);
    }

    private static @Nullable String date(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
        if (number.signum() <= 0 || number.compareTo(LAST_DAY) > 0) {
            return null;
        }
        LocalDateTime time = cell.asDate();
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : null;
    }

    @Override
    public void close() {
        rows.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
