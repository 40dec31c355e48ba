package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.imports.ImportTarget.Fault;
import dev.qingfeng.platform.web.Language;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of rows by their natural key: new ones are created, others changed where they differ; all of it or none. A file of
 * many rows is read twice, part by part, so that it takes no more memory than a part and the keys.
 */
@Singleton
public class Importer {

    private final SheetReader reader;
    private final EntityManager entities;
    private final int rowsAtOnce;

    Importer(SheetReader reader, EntityManager entities, ImportConfig config) {
        this.reader = reader;
        this.entities = entities;
        this.rowsAtOnce = config.rowsAtOnce();
    }

    /** Refuses with 422 {@code import-refused} a file with any bad row, unless the mode asks for the good rows only. */
    @Transactional
    public <R extends Record, E> ImportReport run(
            byte[] file, Class<R> type, ImportMode mode, Language language, ImportTarget<R, E> target) {
        return run(file, type, mode, language, target, ImportProgress.UNHEARD);
    }

    /** The same, heard of as it goes on. */
    @Transactional
    public <R extends Record, E> ImportReport run(
            byte[] file,
            Class<R> type,
            ImportMode mode,
            Language language,
            ImportTarget<R, E> target,
            ImportProgress progress) {
        Judging<R, E> judging = new Judging<>(target, progress);
        Sheet<R> sheet = reader.read(file, type, language, rowsAtOnce, judging::judge);
        progress.judged(sheet.size());
        judging.judgeTogether(sheet);
        sheet.refuseIfBad(mode);

        Writing<R, E> writing = new Writing<>(target, mode, progress);
        if (judging.parts == 1) {
            writing.write(sheet.goodRows(), judging.existing);
        } else if (judging.parts > 1) {
            reader.read(file, type, language, rowsAtOnce, part -> {
                List<ImportedRow<R>> rows = part.goodRows().stream()
                        .filter(row -> !sheet.isBad(row.line()))
                        .toList();
                entities.clear();
                Map<String, E> existing = find(rows, target);
                requireGood(rows, existing, target);
                writing.write(rows, existing);
                entities.flush();
            });
        }
        return sheet.report(mode, writing.created, writing.changed);
    }

    /** What a row is written to may have been changed since it was judged: then nothing is written. */
    private static <R extends Record, E> void requireGood(
            List<ImportedRow<R>> rows, Map<String, E> existing, ImportTarget<R, E> target) {
        for (ImportedRow<R> row : rows) {
            if (!target.faults(row.value(), existing.get(target.key(row.value())))
                    .isEmpty()) {
                throw new OptimisticLockException("Line " + row.line() + " was good before");
            }
        }
    }

    private static <R extends Record, E> Map<String, E> find(List<ImportedRow<R>> rows, ImportTarget<R, E> target) {
        List<String> keys =
                rows.stream().map(row -> target.key(row.value())).distinct().toList();
        return keys.isEmpty() ? Map.of() : target.find(keys);
    }

    /** The first reading: what is wrong with the rows, one by one and together. */
    private final class Judging<R extends Record, E> {

        private final ImportTarget<R, E> target;
        private final ImportProgress progress;
        private final Map<String, Integer> lines = new HashMap<>();
        private Map<String, E> existing = Map.of();
        private int parts;

        private Judging(ImportTarget<R, E> target, ImportProgress progress) {
            this.target = target;
            this.progress = progress;
        }

        private void judge(Sheet<R> part) {
            if (++parts > 1) {
                entities.flush();
                entities.clear();
            }
            List<ImportedRow<R>> rows = part.goodRows();
            existing = find(rows, target);
            for (ImportedRow<R> row : rows) {
                String key = target.key(row.value());
                if (lines.putIfAbsent(key, row.line()) != null) {
                    part.refuse(row, target.keyColumn(), "repeated-key");
                    continue;
                }
                List<Fault> faults = target.faults(row.value(), existing.get(key));
                faults.forEach(fault -> part.refuse(row, fault));
                if (!part.isBad(row.line())) {
                    target.judged(row.value(), existing.get(key));
                }
            }
            progress.judged(part.size());
        }

        private void judgeTogether(Sheet<R> sheet) {
            Set<String> refused = new HashSet<>();
            Map<String, Fault> faults = target.faultsTogether(refused);
            while (!faults.isEmpty()) {
                faults.forEach((key, fault) -> sheet.refuse(lines.getOrDefault(key, 1), fault));
                refused.addAll(faults.keySet());
                // What was refused may be what another row needs.
                faults = target.faultsTogether(refused);
            }
        }
    }

    /** The second reading: what the good rows make or change. */
    private static final class Writing<R extends Record, E> {

        private final ImportTarget<R, E> target;
        private final ImportMode mode;
        private final ImportProgress progress;
        private int created;
        private int changed;
        private int written;

        private Writing(ImportTarget<R, E> target, ImportMode mode, ImportProgress progress) {
            this.target = target;
            this.mode = mode;
            this.progress = progress;
        }

        private void write(List<ImportedRow<R>> rows, Map<String, E> existing) {
            List<E> records = new ArrayList<>();
            for (ImportedRow<R> row : rows) {
                E known = existing.get(target.key(row.value()));
                if (known == null) {
                    created++;
                } else if (!target.same(known, row.value())) {
                    changed++;
                } else {
                    continue;
                }
                if (!mode.dryRun()) {
                    records.add(record(known, row.value()));
                }
            }
            if (!mode.dryRun()) {
                target.publish(records);
            }
            written += rows.size();
            progress.written(mode.dryRun() ? 0 : written);
        }

        private E record(@Nullable E known, R row) {
            if (known == null) {
                return target.create(row);
            }
            target.change(known, row);
            return known;
        }
    }
}
