package dev.qingfeng.platform.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.RequestFaults;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.StorableText;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    CsvReader(ObjectMapper json, Validator validator, RequestFaults faults, Messages messages) {
        this.json = json;
        this.validator = validator;
        this.faults = faults;
        this.messages = messages;
    }

    /** Refuses with 422 {@code import-refused} a file that has no usable header or is not UTF-8; a bad row is told in the sheet. */
    public <T extends Record> Sheet<T> read(byte[] file, Class<T> type, Language language) {
        List<CsvRecord> lines = parse(decode(file, language), language);
        if (lines.isEmpty()) {
            throw refused(1, null, "empty-file", language);
        }
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Integer> columns = columns(lines.get(0), components, language);
        List<ImportedRow<T>> rows = new ArrayList<>();
        List<ProblemError> errors = new ArrayList<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            ImportedRow<T> row = readRow(line, columns, type, components, language, errors);
            if (row != null) {
                rows.add(row);
            }
        }
        return new Sheet<>(rows, errors, lines.size() - 1, code -> messages.text(language, "error." + code));
    }

    private String decode(byte[] file, Language language) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(1, null, "not-utf-8", language);
        }
    }

    private List<CsvRecord> parse(String text, Language language) {
        List<CsvRecord> lines = new ArrayList<>();
        try (Stream<CsvRecord> all = de.siegmar.fastcsv.reader.CsvReader.builder()
                .skipEmptyLines(true)
                // A row of another length is one bad row among the others, not the end of the file.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()) {
            all.forEach(lines::add);
        } catch (CsvParseException | UncheckedIOException e) {
            throw refused(lineBehind(lines), null, "not-csv", language);
        }
        return lines;
    }

    private static int lineBehind(List<CsvRecord> lines) {
        if (lines.isEmpty()) {
            return 1;
        }
        CsvRecord last = lines.get(lines.size() - 1);
        return (int) (last.getStartingLineNumber()
                + last.getFields().stream()
                        .mapToLong(cell -> cell.lines().count() - 1)
                        .filter(breaks -> breaks > 0)
                        .sum()
                + 1);
    }

    private Map<String, Integer> columns(CsvRecord header, RecordComponent[] components, Language language) {
        List<String> known = Stream.of(components).map(RecordComponent::getName).toList();
        Map<String, Integer> columns = new HashMap<>();
        List<ProblemError> errors = new ArrayList<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip();
            if (!known.contains(name)) {
                errors.add(error(1, name, "unknown-column", language));
            } else if (columns.put(name, i) != null) {
                errors.add(error(1, name, "repeated-column", language));
            }
        }
        known.stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> errors.add(error(1, name, "missing-column", language)));
        if (!errors.isEmpty()) {
            throw ProblemException.of(PlatformProblem.IMPORT_REFUSED, 1).withErrors(errors);
        }
        return columns;
    }

    /** Null where the row has faults, which are then among the errors. */
    private <T extends Record> @Nullable ImportedRow<T> readRow(
            CsvRecord line,
            Map<String, Integer> columns,
            Class<T> type,
            RecordComponent[] components,
            Language language,
            List<ProblemError> errors) {
        int number = (int) line.getStartingLineNumber();
        if (line.getFieldCount() != columns.size()) {
            errors.add(error(number, null, "wrong-number-of-cells", language));
            return null;
        }
        int before = errors.size();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            String cell = line.getField(columns.getOrDefault(name, 0)).strip();
            try {
                values[i] = value(cell, components[i]);
            } catch (IllegalArgumentException e) {
                errors.add(error(number, name, code(components[i], cell), language));
            }
        }
        if (errors.size() > before) {
            return null;
        }
        T row = create(type, components, values);
        for (ConstraintViolation<T> violation : validator.validate(row)) {
            String code = faults.code(violation);
            String column = violation.getPropertyPath().iterator().next().getName();
            errors.add(new ProblemError(null, number, column, code, faults.detail(violation, code, language)));
        }
        return errors.size() > before ? null : new ImportedRow<>(number, row);
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

    private static String code(RecordComponent component, String cell) {
        if (!StorableText.isStorable(cell)) {
            return "forbidden-character";
        }
        boolean vocabulary = component.getType().isEnum() || List.class.equals(component.getType());
        return vocabulary ? "unknown-value" : "wrong-type";
    }

    private static <T extends Record> T create(Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is no public record", e);
        }
    }

    private ProblemException refused(int line, @Nullable String column, String code, Language language) {
        return ProblemException.of(PlatformProblem.IMPORT_REFUSED, 1)
                .withErrors(List.of(error(line, column, code, language)));
    }

    private ProblemError error(int line, @Nullable String column, String code, Language language) {
        return new ProblemError(null, line, column, code, messages.text(language, "error." + code));
    }
}
