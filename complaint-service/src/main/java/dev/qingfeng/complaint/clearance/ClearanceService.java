package dev.qingfeng.complaint.clearance;

import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.registry.CadreKnown;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.imports.ImportMode;
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
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clearances of the cadres of the caller's units, but their own and those of who is near to them. What is decided leaves with the next batch. */
@ApplicationScoped
public class ClearanceService {

    private static final String LIST = "clearances";

    private final ClearanceRepository clearances;
    private final Registry registry;
    private final Sights sights;
    private final Importer importer;
    private final AuditedReads reads;
    private final Caller caller;

    ClearanceService(
            ClearanceRepository clearances,
            Registry registry,
            Sights sights,
            Importer importer,
            AuditedReads reads,
            Caller caller) {
        this.clearances = clearances;
        this.registry = registry;
        this.sights = sights;
        this.reads = reads;
        this.importer = importer;
        this.caller = caller;
    }

    /** Everyone in the registry has a clearance, which begins with no; anew, where they turn out to be somebody else too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(@Observes CadreKnown cadre) {
        clearances.open(cadre.cadreId());
        List<UUID> others = registry.mergedFrom(cadre.cadreId());
        clearances.findById(cadre.cadreId()).beginAnewIfMerged(others, clearances.anyIsRefusedByOpinion(others));
    }

    /** Refuses with 404 a cadre who is not there, not of the caller's units, or the caller. */
    @Transactional
    Clearance get(UUID cadreId) {
        Clearance clearance = find(cadreId);
        reads.shown(clearance);
        return clearance;
    }

    private Set<String> own() {
        return registry.numbersOf(caller.staffNumber());
    }

    /** The caller themselves, their kin, and who is in their leadership team. */
    private Set<UUID> near() {
        return sights.ofCaller().close().cadres();
    }

    private Clearance find(UUID cadreId) {
        return clearances
                .findVisible(cadreId, caller.scope(), own(), near())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Without an opinion. Refuses with 404 as {@link #get} does, with 428 and 412 a change of what the caller has not seen, and as {@link
     * Clearance#decide}.
     */
    @Transactional
    Clearance decide(UUID cadreId, @Nullable IfMatch ifMatch, boolean given) {
        Clearance clearance = find(cadreId);
        IfMatch.require(ifMatch, clearance.version());
        clearance.decide(given, caller.staffNumber(), own());
        clearances.flush();
        return clearance;
    }

    /** Writes the clearances of a CSV file, see {@link ClearanceRow}; all of them or none. */
    @Transactional
    ImportReport importClearances(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file,
                ClearanceRow.class,
                mode,
                language,
                new ClearanceImport(clearances, caller.scope(), caller.staffNumber(), own(), near()));
    }

    /** Whose clearances the caller may not know of before others do: theirs, those of their kin, and of who is in their leadership team. */
    public Set<UUID> hidden() {
        return near();
    }

    /** The versions of the clearances of these, but of whom the caller may not decide. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Long> versions(Collection<UUID> cadreIds) {
        return clearances.visible(cadreIds, caller.scope(), own(), near()).stream()
                .collect(Collectors.toMap(Clearance::id, Clearance::version));
    }

    /**
     * Gives and withholds the clearances of whoever is still there; others learn of it with the next batch. Refuses with 409 {@code
     * clearance-changed-since} where one of them was decided since it was answered.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answer(Map<UUID, ClearanceAnswer> answers) {
        clearances
                .visible(answers.keySet(), caller.scope(), own(), near())
                .forEach(clearance -> clearance.answer(Objects.requireNonNull(answers.get(clearance.id()))));
        clearances.flush();
    }

    /** What the last batch told of these cadres, but of whom the caller may not see, and never what was decided since. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Boolean> published(Collection<UUID> cadreIds) {
        return clearances.visible(cadreIds, caller.scope(), own(), near()).stream()
                .collect(Collectors.toMap(Clearance::id, Clearance::isPublished));
    }

    @Transactional
    Page<ClearanceView> page(PageQuery query) {
        List<Clearance> page = clearances.page(query.afterId(LIST), query.rowsToRead(), caller.scope(), own(), near());
        reads.shown(page);
        return Page.of(LIST, query, page, clearance -> clearance.id().toString(), ClearanceView::from);
    }
}
