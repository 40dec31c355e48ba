package dev.qingfeng.platform.imports;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.qingfeng.platform.imports.Lines.Cell;
import dev.qingfeng.platform.imports.Lines.Line;
import dev.qingfeng.platform.imports.Lines.UnreadableFile;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.RequestFaults;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.StorableText;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file with a header line, CSV or XLSX, into records: columns are the record's components, in any order, and none is
 * missing but an {@link OptionalColumn}; cells follow the same types and constraints as JSON; a list is written with {@code |}
 * between its values; an empty cell is null. All faults are found, not only the first.
 */
@Singleton
public class SheetReader {

    /** Between the values of a list in one cell. */
    static final String LIST_SEPARATOR = "|";

    private static final int LONGEST_NAME = 100;

    private final ObjectMapper json;
    private final Validator validator;
    private final RequestFaults faults;
    private final Messages messages;
    private final ImportConfig config;

    SheetReader(ObjectMapper json, Validator validator, RequestFaults faults, Messages messages, ImportConfig config) {
        this.json = json;
        this.validator = validator;
        this.faults = faults;
        this.messages = messages;
        this.config = config;
    }

    /**
     * Refuses with 422 {@code import-refused} a file that has no usable header, too many rows, a macro, or is neither CSV in UTF-8
     * nor XLSX; a bad row is told in the sheet.
     */
    public <T extends Record> Sheet<T> read(byte[] file, Class<T> type, Language language) {
        return read(file, type, language, Integer.MAX_VALUE, whole -> {
            // It is what is returned.
        });
    }

    /**
     * The same part by part; what is returned holds the rows of the last one.
     *
     * @param rowsAtOnce how many good rows a part has at most
     * @param part is given the sheet with each part that has a good row
     */
    <T extends Record> Sheet<T> read(
            byte[] file, Class<T> type, Language language, int rowsAtOnce, Consumer<Sheet<T>> part) {
        Sheet<T> sheet = sheet(language);
        try (Lines lines = lines(file)) {
            if (!lines.hasNext()) {
                throw refused(1, "empty-file", language);
            }
            Columns<T> columns = Columns.of(lines.next(), type, sheet);
            for (int rows = 1; lines.hasNext(); rows++) {
                Line line = lines.next();
                if (rows > config.maxRows()) {
                    throw refused(line.number(), "too-many-rows", language, config.maxRows());
                }
                T row = read(line, columns, sheet, language);
                if (row != null) {
                    // Not before: what stands behind the last part may be bad rows only.
                    if (sheet.sizeOfPart() == rowsAtOnce) {
                        part.accept(sheet);
                        sheet.forgetRows();
                    }
                    sheet.add(new ImportedRow<>(line.number(), row));
                }
            }
        } catch (UnreadableFile e) {
            throw refused(e.line(), e.code(), language);
        }
        if (sheet.sizeOfPart() > 0) {
            part.accept(sheet);
        }
        return sheet;
    }

    /** By what is in it, whatever it is called. */
    private Lines lines(byte[] file) {
        if (XlsxLines.isOldWorkbook(file)) {
            throw new UnreadableFile(1, "old-or-protected-workbook", null);
        }
        return XlsxLines.isWorkbook(file)
                ? XlsxLines.of(file, config.maxUnpackedSize().asLongValue())
                : CsvLines.of(file);
    }

    private <T extends Record> Sheet<T> sheet(Language language) {
        return new Sheet<>(
                config.maxErrors(), (code, arguments) -> messages.text(language, "error." + code, arguments));
    }

    /** For a fault that makes the whole file useless: whatever its rows say is beside the point. */
    private ProblemException refused(int line, String code, Language language, Object... arguments) {
        Sheet<Record> nothing = sheet(language);
        nothing.refuse(line, null, code, () -> messages.text(language, "error." + code, arguments));
        return nothing.refusal();
    }

    /** Where each component of a row's record stands in the file. */
    private record Columns<T extends Record>(
            Class<T> type, List<RecordComponent> components, Map<String, Integer> places) {

        static <T extends Record> Columns<T> of(Line header, Class<T> type, Sheet<T> sheet) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            List<String> known =
                    components.stream().map(RecordComponent::getName).toList();
            Map<String, Integer> places = new HashMap<>();
            boolean fits = true;
            for (int i = 0; i < header.cells().size(); i++) {
                String name = shown(header.cells().get(i).text());
                boolean isKnown = known.contains(name);
                if (!isKnown || places.put(name, i) != null) {
                    sheet.refuse(1, name, isKnown ? "repeated-column" : "unknown-column");
                    fits = false;
                }
            }
            for (RecordComponent component : components) {
                if (!places.containsKey(component.getName()) && !component.isAnnotationPresent(OptionalColumn.class)) {
                    sheet.refuse(1, component.getName(), "missing-column");
                    fits = false;
                }
            }
            if (!fits) {
                throw sheet.refusal();
            }
            return new Columns<>(type, components, places);
        }

        /** As much of a name as anybody needs to find it. */
        private static String shown(String name) {
            return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        }

        /** A spreadsheet leaves out the empty cells at the end of a row. */
        boolean fits(Line line) {
            return line.cells().size() == places.size()
                    || (line.isPadded()
                            && line.cells().stream().skip(places.size()).allMatch(Cell.EMPTY::equals));
        }

        Cell cell(Line line, String name) {
            Integer place = places.get(name);
            return place != null && place < line.cells().size() ? line.cells().get(place) : Cell.EMPTY;
        }

        T create(@Nullable Object[] values) {
            try {
                Class<?>[] types =
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
                return type.getConstructor(types).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type + " is no public record", e);
            }
        }
    }

    /** Null for a bad row, which is told in the sheet. */
    private <T extends Record> @Nullable T read(Line line, Columns<T> columns, Sheet<T> sheet, Language language) {
        sheet.count();
        int number = line.number();
        if (!columns.fits(line)) {
            sheet.refuse(number, null, "wrong-number-of-cells");
            return null;
        }
        boolean good = true;
        @Nullable Object[] values = new Object[columns.components().size()];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = columns.components().get(i);
            Cell cell = columns.cell(line, component.getName());
            try {
                values[i] = value(cell, component);
            } catch (IllegalArgumentException e) {
                sheet.refuse(number, component.getName(), code(component, cell, e));
                good = false;
            }
        }
        if (!good) {
            return null;
        }
        T row = columns.create(values);
        for (ConstraintViolation<T> violation : validator.validate(row)) {
            String code = faults.code(violation);
            String column = violation.getPropertyPath().iterator().next().getName();
            sheet.refuse(number, column, code, () -> faults.detail(violation, code, language));
            good = false;
        }
        return good ? row : null;
    }

    private @Nullable Object value(Cell given, RecordComponent component) {
        if (given.fault() != null) {
            throw new IllegalArgumentException(given.fault());
        }
        String cell = given.text();
        if (!StorableText.isStorable(cell)) {
            throw new IllegalArgumentException("holds a character that cannot be stored");
        }
        boolean list = List.class.equals(component.getType());
        if (cell.isEmpty()) {
            return list ? List.of() : null;
        }
        if (!list) {
            return component.getType().equals(String.class)
                    ? cell
                    : json.convertValue(scalar(cell, component.getType()), component.getType());
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        Stream.of(cell.split(Pattern.quote(LIST_SEPARATOR), -1))
                .map(String::strip)
                .forEach(items::add);
        return json.convertValue(items, TypeFactory.defaultInstance().constructType(component.getGenericType()));
    }

    /** Numbers and truth values have no quotes in JSON; everything else is text there too. */
    private static Object scalar(String cell, Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return Integer.valueOf(cell);
        }
        if (Boolean.class.equals(type) && List.of("true", "false").contains(cell.toLowerCase(Locale.ROOT))) {
            return Boolean.valueOf(cell);
        }
        return TextNode.valueOf(cell);
    }

    private static String code(RecordComponent component, Cell cell, IllegalArgumentException fault) {
        String told = cell.fault();
        if (told != null) {
            return told;
        }
        if (!StorableText.isStorable(cell.text())) {
            return "forbidden-character";
        }
        if (fault.getCause() instanceof JsonMappingException mapping
                && RequestFaults.code(mapping).equals("out-of-range")) {
            return "out-of-range";
        }
        boolean vocabulary = component.getType().isEnum() || List.class.equals(component.getType());
        return vocabulary ? "unknown-value" : "wrong-type";
    }
}
