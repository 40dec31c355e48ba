package dev.qingfeng.appointment.kin;

import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreStates;
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

/** Who is kin of whom, as far as the caller may see both; each change is told as a new state of both cadres. */
@ApplicationScoped
public class KinshipService implements FileImport {

    private static final String LIST = "kinships";

    private final KinshipRepository kinships;
    private final CadreRepository cadres;
    private final CadreStates states;
    private final Importer importer;
    private final Caller caller;

    KinshipService(
            KinshipRepository kinships, CadreRepository cadres, CadreStates states, Importer importer, Caller caller) {
        this.kinships = kinships;
        this.cadres = cadres;
        this.states = states;
        this.importer = importer;
        this.caller = caller;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.KINSHIPS;
    }

    /** Writes the kinships of a CSV file, see {@link KinshipRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        return importer.run(
                file,
                KinshipRow.class,
                mode,
                language,
                new KinshipImport(kinships, new NamedCadres(cadres, caller.scope()), states),
                progress);
    }

    /** Refuses with 404 a kinship that is not there or of which the caller does not see both cadres. */
    @Transactional
    public Kinship get(UUID id) {
        return kinships.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Takes back a kinship that was entered wrongly or has ended. Refuses with 404, 428 or 412. */
    @Transactional
    public void remove(UUID id, @Nullable IfMatch ifMatch) {
        Kinship kinship = get(id);
        IfMatch.require(ifMatch, kinship.version());
        kinships.delete(kinship);
        states.publishAnew(kinship.cadreIds());
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<KinshipRow> rows() {
        return kinships.rows(caller.scope());
    }

    @Transactional
    public Page<KinshipView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                kinships.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                kinship -> kinship.id().toString(),
                KinshipView::from);
    }
}
