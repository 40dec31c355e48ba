package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file as it was read: its rows that read well so far, and every fault found. */
public final class Sheet<T extends Record> {

    private final List<ImportedRow<T>> rows;
    private final List<ProblemError> errors;
    private final Set<Integer> badLines = new HashSet<>();
    private final int size;
    private final FaultTexts texts;

    /** Words a fault's code in the caller's language. */
    interface FaultTexts {
        String of(String code);
    }

    Sheet(List<ImportedRow<T>> rows, List<ProblemError> errors, int size, FaultTexts texts) {
        this.rows = rows;
        this.errors = new ArrayList<>(errors);
        this.size = size;
        this.texts = texts;
        errors.forEach(error -> {
            if (error.line() != null) {
                badLines.add(error.line());
            }
        });
    }

    /** Marks a row as bad, for a rule that needs more than the row to be judged. */
    public void refuse(ImportedRow<T> row, String column, String code) {
        errors.add(new ProblemError(null, row.line(), column, code, texts.of(code)));
        badLines.add(row.line());
    }

    /** The rows without a fault, in the order of the file. */
    public List<ImportedRow<T>> goodRows() {
        return rows.stream().filter(row -> !badLines.contains(row.line())).toList();
    }

    /** Refuses the whole file with 422 {@code import-refused} if any row is bad, unless only good rows are asked for. */
    public void refuseIfBad(ImportMode mode) {
        if (!errors.isEmpty() && !mode.goodRowsOnly() && !mode.dryRun()) {
            throw ProblemException.of(PlatformProblem.IMPORT_REFUSED, badLines.size())
                    .withErrors(sortedErrors());
        }
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
