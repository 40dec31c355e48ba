package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.imports.ImportTarget.Fault;
import dev.qingfeng.platform.web.Language;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a file of rows by their natural key: new ones are created, others changed where they differ; all of it or none. */
@Singleton
public class Importer {

    /** Far below the 65,535 parameters that PostgreSQL takes in one statement. */
    static final int KEYS_AT_ONCE = 5_000;

    private final SheetReader reader;

    Importer(SheetReader reader) {
        this.reader = reader;
    }

    /** Refuses with 422 {@code import-refused} a file with any bad row, unless the mode asks for the good rows only. */
    @Transactional
    public <R extends Record, E> ImportReport run(
            byte[] file, Class<R> type, ImportMode mode, Language language, ImportTarget<R, E> target) {
        Sheet<R> sheet = reader.read(file, type, language);
        Map<String, E> existing = find(sheet, target);
        findFaults(sheet, target, existing);
        sheet.refuseIfBad(mode);

        int created = 0;
        List<E> written = new ArrayList<>();
        List<ImportedRow<R>> changes = new ArrayList<>();
        for (ImportedRow<R> row : sheet.goodRows()) {
            E known = existing.get(target.key(row.value()));
            if (known == null) {
                created++;
            }
            if (known == null || !target.same(known, row.value())) {
                changes.add(row);
            }
        }
        if (!mode.dryRun()) {
            for (ImportedRow<R> row : changes) {
                written.add(write(target, existing, row.value()));
            }
            target.publish(written);
        }
        return sheet.report(mode, created, changes.size() - created);
    }

    private static <R extends Record, E> Map<String, E> find(Sheet<R> sheet, ImportTarget<R, E> target) {
        List<String> keys = sheet.goodRows().stream()
                .map(row -> target.key(row.value()))
                .distinct()
                .toList();
        Map<String, E> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            found.putAll(target.find(keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size()))));
        }
        return found;
    }

    private static <R extends Record, E> void findFaults(
            Sheet<R> sheet, ImportTarget<R, E> target, Map<String, E> existing) {
        Set<String> keys = new HashSet<>();
        for (ImportedRow<R> row : sheet.goodRows()) {
            String key = target.key(row.value());
            if (!keys.add(key)) {
                sheet.refuse(row, target.keyColumn(), "repeated-key");
            }
            target.faults(row.value(), existing.get(key)).forEach(fault -> sheet.refuse(row, fault));
        }
        while (refuseTogether(sheet, target)) {
            // What was refused may be what another row needs.
        }
    }

    private static <R extends Record, E> boolean refuseTogether(Sheet<R> sheet, ImportTarget<R, E> target) {
        List<ImportedRow<R>> rows = sheet.goodRows();
        Map<String, Fault> faults =
                target.faultsTogether(rows.stream().map(ImportedRow::value).toList());
        boolean refused = false;
        for (ImportedRow<R> row : rows) {
            Fault fault = faults.get(target.key(row.value()));
            if (fault != null) {
                sheet.refuse(row, fault);
                refused = true;
            }
        }
        return refused;
    }

    private static <R extends Record, E> E write(ImportTarget<R, E> target, Map<String, E> existing, R row) {
        E known = existing.get(target.key(row));
        if (known == null) {
            return target.create(row);
        }
        target.change(known, row);
        return known;
    }
}
