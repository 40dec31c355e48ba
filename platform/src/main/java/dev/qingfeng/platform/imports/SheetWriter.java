package dev.qingfeng.platform.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Writes records to a file that {@link SheetReader} reads again unchanged, and empty files with an explanation. */
@Singleton
public class SheetWriter {

    /** Without it spreadsheets take UTF-8 for the encoding of their machine. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int FLUSHED_ROWS = 1_000;
    private static final double WIDTH = 24;

    private final Messages messages;

    SheetWriter(Messages messages) {
        this.messages = messages;
    }

    /** All rows as a CSV file to keep; {@code name} has no suffix. */
    public <T extends Record> RestResponse<byte[]> csv(Class<T> type, List<T> rows, String name) {
        return file(csv(type, rows), SheetFormat.CSV, name + ".csv");
    }

    /** All rows as a workbook to keep; {@code name} has no suffix. */
    public <T extends Record> RestResponse<byte[]> xlsx(Class<T> type, List<T> rows, String name) {
        return file(xlsx(type, rows), SheetFormat.XLSX, name + ".xlsx");
    }

    /** What one sheet of a workbook holds. */
    public record Rows<T extends Record>(Class<T> type, List<T> rows) {}

    /**
     * A workbook to read, with a sheet for each; {@code name} has no suffix. Sheets and columns are named in the reader's language, by
     * the messages {@code sheet.<type>} and {@code column.<type>.<column>}.
     */
    public RestResponse<byte[]> report(List<Rows<?>> sheets, String name, Language language) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Qingfeng", null)) {
            for (Rows<?> rows : sheets) {
                addSheet(workbook, rows, language);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(file.toByteArray(), SheetFormat.XLSX, name + ".xlsx");
    }

    private <T extends Record> void addSheet(Workbook workbook, Rows<T> rows, Language language) throws IOException {
        String type = rows.type().getSimpleName();
        Worksheet sheet = workbook.newWorksheet(text(language, "sheet." + type));
        header(
                sheet,
                columns(rows.type())
                        .map(column -> text(language, "column." + type + "." + column.getName()))
                        .toList());
        write(sheet, rows.type(), rows.rows());
        // Rows that were flushed are in the file already: the next sheet begins after them.
        sheet.finish();
    }

    /** A workbook to fill in: no rows, and a second sheet that says of each column what it means and what it takes. */
    public RestResponse<byte[]> template(Class<? extends Record> type, String name, Language language) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Qingfeng", null)) {
            header(workbook.newWorksheet(text(language, "template.rows")), type);
            explain(workbook.newWorksheet(text(language, "template.explanation")), type, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(file.toByteArray(), SheetFormat.XLSX, name + ".xlsx");
    }

    private static RestResponse<byte[]> file(byte[] content, String format, String name) {
        return RestResponse.ResponseBuilder.ok(content, format)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static <T extends Record> byte[] csv(Class<T> type, List<T> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(columns(type).map(RecordComponent::getName).toList());
            rows.forEach(row -> csv.writeRecord(
                    columns(type).map(column -> quoted(value(row, column))).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static <T extends Record> byte[] xlsx(Class<T> type, List<T> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Qingfeng", null)) {
            Worksheet sheet = workbook.newWorksheet(type.getSimpleName());
            header(sheet, type);
            write(sheet, type, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static <T extends Record> void write(Worksheet sheet, Class<T> type, List<T> rows) {
        List<RecordComponent> columns = columns(type).toList();
        int[] line = {1};
        rows.forEach(row -> {
            for (int i = 0; i < columns.size(); i++) {
                write(sheet, line[0], i, value(row, columns.get(i)));
            }
            if (line[0]++ % FLUSHED_ROWS == 0) {
                flush(sheet);
            }
        });
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(Worksheet sheet, Class<? extends Record> type) {
        header(sheet, columns(type).map(RecordComponent::getName).toList());
    }

    private static void header(Worksheet sheet, List<String> headings) {
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, headings.get(i));
            sheet.width(i, WIDTH);
        }
        sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }

    /** Texts in the sheet itself: a table of shared ones would have to stay in memory. */
    private static void write(Worksheet sheet, int line, int column, @Nullable Object value) {
        if (value instanceof Number number) {
            sheet.value(line, column, number);
        } else if (!text(value).isEmpty()) {
            sheet.inlineString(line, column, text(value));
        }
    }

    private void explain(Worksheet sheet, Class<? extends Record> type, Language language) {
        List<String> headings = List.of("template.column", "template.meaning", "template.required", "template.values");
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, text(language, headings.get(i)));
            sheet.width(i, i % 2 == 0 ? WIDTH : 2 * WIDTH);
        }
        sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        List<RecordComponent> columns = columns(type).toList();
        for (int i = 0; i < columns.size(); i++) {
            RecordComponent column = columns.get(i);
            sheet.value(i + 1, 0, column.getName());
            sheet.value(i + 1, 1, text(language, "column." + type.getSimpleName() + "." + column.getName()));
            sheet.value(i + 1, 2, text(language, isRequired(column) ? "template.yes" : "template.no"));
            sheet.value(i + 1, 3, values(column, language));
            sheet.range(i + 1, 0, i + 1, 3)
                    .style()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
        }
    }

    private String values(RecordComponent column, Language language) {
        Class<?> type = column.getType();
        if (List.class.equals(type)) {
            Class<?> item = (Class<?>) ((ParameterizedType) column.getGenericType()).getActualTypeArguments()[0];
            return text(language, "template.list") + "\n" + values(item, language);
        }
        return constraint(column, Size.class)
                .map(size -> text(language, "template.at-most", size.max()))
                .orElseGet(() -> values(type, language));
    }

    private String values(Class<?> type, Language language) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(Enum.class::cast)
                    .map(value ->
                            value.name() + " " + text(language, "value." + type.getSimpleName() + "." + value.name()))
                    .collect(Collectors.joining("\n"));
        }
        return text(language, "template." + type.getSimpleName());
    }

    private static boolean isRequired(RecordComponent column) {
        return constraint(column, NotNull.class).isPresent()
                || constraint(column, NotBlank.class).isPresent();
    }

    /** A constraint stands at the accessor too. */
    private static <A extends Annotation> Optional<A> constraint(RecordComponent column, Class<A> type) {
        return Optional.ofNullable(column.getAccessor().getAnnotation(type));
    }

    private static Stream<RecordComponent> columns(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents());
    }

    private static @Nullable Object value(Record row, RecordComponent column) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(row.getClass() + " is no public record", e);
        }
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text ? CsvLines.quoted(text) : text(value);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(SheetReader.LIST_SEPARATOR));
        }
        return value == null ? "" : value.toString();
    }

    private String text(Language language, String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }
}
