package dev.qingfeng.platform.imports;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.RequestFaults;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.StorableText;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180, UTF-8, with or without a byte order mark, a header line) into records: columns are the record's
 * components, in any order; cells follow the same types and constraints as JSON; a list is written with {@code |} between its
 * values; an empty cell is null. All faults are found, not only the first.
 */
@Singleton
public class CsvReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LIST_SEPARATOR = "\\|";

    private final ObjectMapper json;
    private final Validator validator;
    private final RequestFaults faults;
    private final Messages messages;
    private final ImportConfig config;

    CsvReader(ObjectMapper json, Validator validator, RequestFaults faults, Messages messages, ImportConfig config) {
        this.json = json;
        this.validator = validator;
        this.faults = faults;
        this.messages = messages;
        this.config = config;
    }

    /**
     * Refuses with 422 {@code import-refused} a file that has no usable header, too many rows or is not UTF-8; a bad row is told
     * in the sheet.
     */
    public <T extends Record> Sheet<T> read(byte[] file, Class<T> type, Language language) {
        Sheet<T> sheet = sheet(language);
        CsvRecord last = null;
        try (CloseableIterator<CsvRecord> lines = lines(decode(file, language))) {
            if (!lines.hasNext()) {
                throw refused(1, "empty-file", language);
            }
            last = lines.next();
            Columns<T> columns = Columns.of(last, type, sheet);
            for (int rows = 1; lines.hasNext(); rows++) {
                last = lines.next();
                if (rows > config.maxRows()) {
                    throw refused(line(last), "too-many-rows", language, config.maxRows());
                }
                read(last, columns, sheet, language);
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw refused(last == null ? 1 : lineBehind(last), "not-csv", language);
        }
        return sheet;
    }

    private <T extends Record> Sheet<T> sheet(Language language) {
        return new Sheet<>(config.maxErrors(), code -> messages.text(language, "error." + code));
    }

    private String decode(byte[] file, Language language) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(1, "not-utf-8", language);
        }
    }

    private static CloseableIterator<CsvRecord> lines(String text) {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .skipEmptyLines(true)
                // A row of another length is one bad row among the others, not the end of the file.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
    }

    private static int line(CsvRecord line) {
        return (int) line.getStartingLineNumber();
    }

    private static int lineBehind(CsvRecord line) {
        return line(line)
                + (int) line.getFields().stream()
                        .mapToLong(cell -> cell.lines().count() - 1)
                        .filter(breaks -> breaks > 0)
                        .sum()
                + 1;
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

        static <T extends Record> Columns<T> of(CsvRecord header, Class<T> type, Sheet<T> sheet) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            List<String> known =
                    components.stream().map(RecordComponent::getName).toList();
            Map<String, Integer> places = new HashMap<>();
            boolean fits = true;
            for (int i = 0; i < header.getFieldCount(); i++) {
                String name = header.getField(i).strip();
                boolean isKnown = known.contains(name);
                if (!isKnown || places.put(name, i) != null) {
                    sheet.refuse(1, name, isKnown ? "repeated-column" : "unknown-column");
                    fits = false;
                }
            }
            for (String name : known) {
                if (!places.containsKey(name)) {
                    sheet.refuse(1, name, "missing-column");
                    fits = false;
                }
            }
            if (!fits) {
                throw sheet.refusal();
            }
            return new Columns<>(type, components, places);
        }

        String cell(CsvRecord line, String name) {
            return line.getField(places.getOrDefault(name, 0)).strip();
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

    private <T extends Record> void read(CsvRecord line, Columns<T> columns, Sheet<T> sheet, Language language) {
        sheet.count();
        int number = line(line);
        if (line.getFieldCount() != columns.places().size()) {
            sheet.refuse(number, null, "wrong-number-of-cells");
            return;
        }
        boolean good = true;
        @Nullable Object[] values = new Object[columns.components().size()];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = columns.components().get(i);
            String cell = columns.cell(line, component.getName());
            try {
                values[i] = value(cell, component);
            } catch (IllegalArgumentException e) {
                sheet.refuse(number, component.getName(), code(component, cell, e));
                good = false;
            }
        }
        if (!good) {
            return;
        }
        T row = columns.create(values);
        for (ConstraintViolation<T> violation : validator.validate(row)) {
            String code = faults.code(violation);
            String column = violation.getPropertyPath().iterator().next().getName();
            sheet.refuse(number, column, code, () -> faults.detail(violation, code, language));
            good = false;
        }
        if (good) {
            sheet.add(new ImportedRow<>(number, row));
        }
    }

    private @Nullable Object value(String cell, RecordComponent component) {
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
        Stream.of(cell.split(LIST_SEPARATOR, -1)).map(String::strip).forEach(items::add);
        return json.convertValue(items, TypeFactory.defaultInstance().constructType(component.getGenericType()));
    }

    /** Numbers and truth values have no quotes in JSON; everything else is text there too. */
    private static Object scalar(String cell, Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return Integer.valueOf(cell);
        }
        if (Boolean.class.equals(type) && List.of("true", "false").contains(cell)) {
            return Boolean.valueOf(cell);
        }
        return TextNode.valueOf(cell);
    }

    private static String code(RecordComponent component, String cell, IllegalArgumentException fault) {
        if (!StorableText.isStorable(cell)) {
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
