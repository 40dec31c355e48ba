package dev.qingfeng.appointment.assessment;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.cadre.OwnRecord;
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
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Annual assessments of the cadres whom the caller may see; each change is told as a new state of the cadre. */
@ApplicationScoped
public class AnnualAssessmentService implements FileImport {

    private static final String LIST = "annual-assessments";

    private final AnnualAssessmentRepository assessments;
    private final CadreRepository cadres;
    private final CadreStates states;
    private final OwnRecord own;
    private final Importer importer;
    private final Caller caller;
    private final Clock clock;

    AnnualAssessmentService(
            AnnualAssessmentRepository assessments,
            CadreRepository cadres,
            CadreStates states,
            OwnRecord own,
            Importer importer,
            Caller caller,
            Clock clock) {
        this.assessments = assessments;
        this.cadres = cadres;
        this.states = states;
        this.own = own;
        this.importer = importer;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.ANNUAL_ASSESSMENTS;
    }

    /** Writes the rows of a file, see {@link AnnualAssessmentRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        return importer.run(
                file,
                AnnualAssessmentRow.class,
                mode,
                language,
                new AnnualAssessmentImport(
                        assessments, new NamedCadres(cadres, caller.scope()), states, own.ids(), Year.now(clock)),
                progress);
    }

    /** Refuses with 404 what is not there or of a cadre who is not the caller's to see. */
    @Transactional
    public AnnualAssessment get(UUID id) {
        return assessments
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Takes back an annual assessment that was entered wrongly. Refuses with 404, 428, 412, and with 403 one's own. */
    @Transactional
    public void remove(UUID id, @Nullable IfMatch ifMatch) {
        AnnualAssessment assessment = get(id);
        IfMatch.require(ifMatch, assessment.version());
        own.refuse(assessment.cadreId());
        assessments.delete(assessment);
        states.publishAnew(List.of(assessment.cadreId()));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<AnnualAssessmentRow> rows() {
        return assessments.rows(caller.scope());
    }

    @Transactional
    public Page<AnnualAssessmentView> page(PageQuery page, CadreQuery query) {
        String list = LIST + query;
        return Page.of(
                list,
                page,
                assessments.page(page.afterId(list), page.rowsToRead(), caller.scope(), query),
                assessment -> assessment.id().toString(),
                AnnualAssessmentView::from);
    }
}
