package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.importjob.FileImport;
import dev.qingfeng.appointment.importjob.ImportKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.name.NameSearch;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cadres of the units that the caller may see. */
@ApplicationScoped
public class CadreService implements FileImport {

    private static final String LIST = "cadres";
    private static final String CORRECTIONS = "corrections of ";

    private final CadreRepository cadres;
    private final UnitRepository units;
    private final PostRepository posts;
    private final Importer importer;
    private final Handover handover;
    private final CadreStates states;
    private final Corrections corrections;
    private final CorrectionRepository corrected;
    private final EarliestDays earliestDays;
    private final OwnRecord own;
    private final RegistryConfig config;
    private final Caller caller;

    CadreService(
            CadreRepository cadres,
            UnitRepository units,
            PostRepository posts,
            Importer importer,
            Handover handover,
            CadreStates states,
            Corrections corrections,
            CorrectionRepository corrected,
            EarliestDays earliestDays,
            OwnRecord own,
            RegistryConfig config,
            Caller caller) {
        this.cadres = cadres;
        this.units = units;
        this.posts = posts;
        this.importer = importer;
        this.handover = handover;
        this.states = states;
        this.corrections = corrections;
        this.corrected = corrected;
        this.earliestDays = earliestDays;
        this.own = own;
        this.config = config;
        this.caller = caller;
    }

    @Override
    public ImportKind importKind() {
        return ImportKind.CADRES;
    }

    /** Writes the cadres of a CSV file, see {@link CadreRow}; all or none, unless only good ones are asked for. */
    @Override
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress) {
        handover.begin();
        return importer.run(
                file,
                CadreRow.class,
                mode,
                language,
                new CadreImport(
                        cadres,
                        units,
                        posts,
                        handover,
                        states,
                        corrections,
                        earliestDays,
                        own.ids(),
                        config.leadingCadresFrom(),
                        caller.scope()),
                progress);
    }

    /**
     * Corrects who a cadre is and keeps what was said before. Refuses with 404, 428, 412; with 403 {@code own-record} the caller,
     * with 409 {@code cadre-merged} one who is kept under another number, with 422 {@code before-birth} a day of birth after the
     * cadre joined the Party or after the {@link EarliestDays earliest} day of which the registry knows.
     */
    @Transactional
    public Cadre correct(UUID id, @Nullable IfMatch ifMatch, CorrectCadreRequest request) {
        Cadre cadre = get(id);
        IfMatch.require(ifMatch, cadre.version());
        own.refuse(cadre.id());
        cadres.requirePerson(cadre, caller.scope());
        CadreDetails right = request.correcting(cadre.details());
        requireBorn(cadre, right);
        if (!right.equals(cadre.details())) {
            corrections.correct(cadre, right, request.reason());
            states.publish(List.of(cadre));
        }
        return cadre;
    }

    private void requireBorn(Cadre cadre, CadreDetails right) {
        boolean lived = Stream.of(
                        Optional.ofNullable(right.partyJoinedOn()),
                        Optional.ofNullable(earliestDays.of(List.of(cadre.id())).get(cadre.id())))
                .flatMap(Optional::stream)
                .noneMatch(day -> day.isBefore(right.birthDate()));
        if (!lived) {
            throw ProblemException.of(AppointmentProblem.BEFORE_BIRTH);
        }
    }

    /**
     * What the facts of a cadre were before they were corrected, the earliest first; of one who was merged into another whom the
     * caller does not see, not what was said of that one. Refuses with 404.
     */
    @Transactional
    public Page<CorrectionView> corrections(UUID id, PageQuery query) {
        Cadre cadre = get(id);
        UUID survivor = cadre.mergedInto();
        Instant withheldFrom =
                survivor == null || cadres.findVisible(survivor, caller.scope()).isPresent()
                        ? Instant.MAX
                        : corrected.numberGivenUpAt(id).orElse(Instant.MAX);
        String list = CORRECTIONS + cadre.id();
        return Page.of(
                list,
                query,
                corrected.page(id, query.afterId(list), query.rowsToRead()),
                correction -> correction.id().toString(),
                correction -> correction.correctedAt().isBefore(withheldFrom)
                        ? CorrectionView.from(correction)
                        : CorrectionView.withheld(correction));
    }

    /** Also one who was merged into another. Refuses with 404 a cadre that is not there or not the caller's to see. */
    @Transactional
    public Cadre get(UUID id) {
        return cadres.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<CadreRow> rows() {
        return cadres.rows(caller.scope());
    }

    /**
     * Those whom the caller may see, with such a name.
     *
     * @param name what is known of the name, in characters or pinyin; null for all cadres
     */
    @Transactional
    public Page<CadreView> page(PageQuery query, @Nullable String name) {
        NameSearch search = name == null ? null : NameSearch.of(name);
        String list = search == null ? LIST : LIST + "?name=" + search.text();
        return Page.of(
                list,
                query,
                cadres.page(query.afterId(list), query.rowsToRead(), caller.scope(), search),
                cadre -> cadre.id().toString(),
                CadreView::from);
    }
}
