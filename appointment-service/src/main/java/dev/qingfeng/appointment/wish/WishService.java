package dev.qingfeng.appointment.wish;

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

/** Wishes of the cadres whom the caller may see. */
@ApplicationScoped
public class WishService implements FileImport {

    private static final String LIST = "wishes";

    private final WishRepository wishes;
    private final CadreRepository cadres;
    private final Importer importer;
    private final Caller caller;

    WishService(WishRepository wishes, CadreRepository cadres, Importer importer, Caller caller) {
        this.wishes = wishes;
        this.cadres = cadres;
        this.importer = importer;
        this.caller = caller;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.WISHES;
    }

    /** Writes the rows of a file, see {@link WishRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        return importer.run(
                file,
                WishRow.class,
                mode,
                language,
                new WishImport(wishes, new NamedCadres(cadres, caller.scope())),
                progress);
    }

    /** Refuses with 404 what is not there or of a cadre who is not the caller's to see. */
    @Transactional
    public Wish get(UUID id) {
        return wishes.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Takes back a wish that was entered wrongly; the file withdraws one that has ended. Refuses with 404, 428 or 412. */
    @Transactional
    public void remove(UUID id, @Nullable IfMatch ifMatch) {
        Wish wish = get(id);
        IfMatch.require(ifMatch, wish.version());
        wishes.delete(wish);
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<WishRow> rows() {
        return wishes.rows(caller.scope());
    }

    @Transactional
    public Page<WishView> page(PageQuery page, CadreQuery query) {
        String list = LIST + query;
        return Page.of(
                list,
                page,
                wishes.page(page.afterId(list), page.rowsToRead(), caller.scope(), query),
                wish -> wish.id().toString(),
                WishView::from);
    }
}
