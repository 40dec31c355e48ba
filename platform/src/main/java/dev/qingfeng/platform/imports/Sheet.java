package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read: its rows that read well so far, every bad line, and the first of the faults found. Where a file is read
 * part by part, the rows are those of the present part, and all else is of the file so far.
 */
public final class Sheet<T extends Record> {

    private final List<ImportedRow<T>> rows = new ArrayList<>();
    private final List<ProblemError> errors = new ArrayList<>();
    private final Set<Integer> badLines = new HashSet<>();
    private final int maxErrors;
    private final FaultTexts texts;
    private int size;

    /** Words a fault's code in the caller's language. */
    interface FaultTexts {
        String of(String code, Object... arguments);
    }

    Sheet(int maxErrors, FaultTexts texts) {
        this.maxErrors = maxErrors;
        this.texts = texts;
    }

    /** Counts a row of the file, good or bad. */
    void count() {
        size++;
    }

    void add(ImportedRow<T> row) {
        rows.add(row);
    }

    /** How many rows of the present part read well, without regard to what was found wrong later. */
    int sizeOfPart() {
        return rows.size();
    }

    /** Begins another part. */
    void forgetRows() {
        rows.clear();
    }

    /** How many rows the file had so far, good or bad. */
    int size() {
        return size;
    }

    boolean isBad(int line) {
        return badLines.contains(line);
    }

    /** Marks a line as bad; the words are asked for only while there is room for the fault. */
    void refuse(int line, @Nullable String column, String code, Supplier<String> words) {
        badLines.add(line);
        if (errors.size() < maxErrors) {
            errors.add(new ProblemError(null, line, column, code, words.get()));
        }
    }

    void refuse(int line, @Nullable String column, String code, Object... arguments) {
        refuse(line, column, code, () -> texts.of(code, arguments));
    }

    /** Marks a row as bad, for a rule that needs more than the row to be judged. */
    public void refuse(ImportedRow<T> row, String column, String code) {
        refuse(row.line(), column, code);
    }

    void refuse(ImportedRow<T> row, ImportTarget.Fault fault) {
        refuse(row.line(), fault);
    }

    void refuse(int line, ImportTarget.Fault fault) {
        refuse(line, fault.column(), fault.code(), fault.arguments().toArray());
    }

    /** The rows without a fault, in the order of the file. */
    public List<ImportedRow<T>> goodRows() {
        return rows.stream().filter(row -> !badLines.contains(row.line())).toList();
    }

    /** Refuses the whole file with 422 {@code import-refused} if any row is bad, unless only good rows are asked for. */
    public void refuseIfBad(ImportMode mode) {
        if (!badLines.isEmpty() && !mode.goodRowsOnly() && !mode.dryRun()) {
            throw refusal();
        }
    }

    /** The refusal of the whole file, for the faults found so far. */
    ProblemException refusal() {
        return ProblemException.of(PlatformProblem.IMPORT_REFUSED, badLines.size(), maxErrors)
                .withErrors(sortedErrors());
    }

    public ImportReport report(ImportMode mode, int created, int changed) {
        int good = size - badLines.size();
        return new ImportReport(
                mode.dryRun(), size, created, changed, good - created - changed, badLines.size(), sortedErrors());
    }

    private List<ProblemError> sortedErrors() {
        return errors.stream()
                .sorted(Comparator.comparing(ProblemError::line, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ProblemError::column, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
