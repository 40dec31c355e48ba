package dev.qingfeng.appointment.tenure;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.importjob.FileImport;
import dev.qingfeng.appointment.importjob.ImportKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.unit.UnitRepository;
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

/** Who held which post when, in the units that the caller may see; each change is told as a new state of the cadre. */
@ApplicationScoped
public class TenureService implements FileImport {

    private static final String LIST = "tenures";

    private final TenureRepository tenures;
    private final UnitRepository units;
    private final PostRepository posts;
    private final CadreRepository cadres;
    private final Handover handover;
    private final CadreStates states;
    private final Importer importer;
    private final Caller caller;

    TenureService(
            TenureRepository tenures,
            UnitRepository units,
            PostRepository posts,
            CadreRepository cadres,
            Handover handover,
            CadreStates states,
            Importer importer,
            Caller caller) {
        this.tenures = tenures;
        this.units = units;
        this.posts = posts;
        this.cadres = cadres;
        this.handover = handover;
        this.states = states;
        this.importer = importer;
        this.caller = caller;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.TENURES;
    }

    /** Writes the ended tenures of a CSV file, see {@link TenureRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        handover.begin();
        return importer.run(
                file,
                TenureRow.class,
                mode,
                language,
                new TenureImport(
                        tenures, units, posts, new NamedCadres(cadres, caller.scope()), states, caller.scope()),
                progress);
    }

    /** Refuses with 404 a tenure that is not there or in a post that is not the caller's to see. */
    @Transactional
    public Tenure get(UUID id) {
        return tenures.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Takes back an ended tenure that was entered wrongly. Refuses with 404, 428, 412; with 409 {@code tenure-not-ended} the post
     * held now.
     */
    @Transactional
    public void remove(UUID id, @Nullable IfMatch ifMatch) {
        handover.begin();
        Tenure tenure = get(id);
        IfMatch.require(ifMatch, tenure.version());
        if (tenure.isOpen()) {
            throw ProblemException.of(AppointmentProblem.TENURE_NOT_ENDED);
        }
        tenures.delete(tenure);
        states.publishAnew(List.of(tenure.cadreId()));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<TenureRow> rows() {
        return tenures.rows(caller.scope());
    }

    @Transactional
    public Page<TenureView> page(PageQuery page, TenureQuery query) {
        String list = LIST + query;
        return Page.of(
                list,
                page,
                tenures.page(page.afterId(list), page.rowsToRead(), caller.scope(), query),
                tenure -> tenure.id().toString(),
                TenureView::from);
    }
}
