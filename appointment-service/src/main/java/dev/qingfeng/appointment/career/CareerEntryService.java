package dev.qingfeng.appointment.career;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.importjob.FileImport;
import dev.qingfeng.appointment.importjob.ImportKind;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Careers of the cadres whom the caller may see. */
@ApplicationScoped
public class CareerEntryService implements FileImport {

    private static final String LIST = "career-entries";

    private final CareerEntryRepository entries;
    private final CadreRepository cadres;
    private final Importer importer;
    private final Caller caller;

    CareerEntryService(CareerEntryRepository entries, CadreRepository cadres, Importer importer, Caller caller) {
        this.entries = entries;
        this.cadres = cadres;
        this.importer = importer;
        this.caller = caller;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.CAREER_ENTRIES;
    }

    /** Writes the rows of a file, see {@link CareerEntryRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        return importer.run(
                file,
                CareerEntryRow.class,
                mode,
                language,
                new CareerEntryImport(entries, new NamedCadres(cadres, caller.scope())),
                progress);
    }

    /** Refuses with 404 what is not there or of a cadre who is not the caller's to see. */
    @Transactional
    public CareerEntry get(UUID id) {
        return entries.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Takes back an entry that is wrong. Refuses with 404, 428 or 412. */
    @Transactional
    public void remove(UUID id, @Nullable IfMatch ifMatch) {
        CareerEntry entry = get(id);
        IfMatch.require(ifMatch, entry.version());
        entries.delete(entry);
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<CareerEntryRow> rows() {
        return entries.rows(caller.scope());
    }

    @Transactional
    public Page<CareerEntryView> page(PageQuery page, CadreQuery query) {
        String list = LIST + query;
        return Page.of(
                list,
                page,
                entries.page(page.afterId(list), page.rowsToRead(), caller.scope(), query),
                entry -> entry.id().toString(),
                CareerEntryView::from);
    }
}
