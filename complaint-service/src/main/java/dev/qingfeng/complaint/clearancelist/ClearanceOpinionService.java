package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.clearance.ClearanceAnswer;
import dev.qingfeng.complaint.clearance.ClearanceService;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.FileType;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the discipline organ answers on the lists that were sent to it. Every method refuses with 404 a list that the caller may not see, and
 * an opinion that says something of somebody near to them: it is not there.
 */
@ApplicationScoped
public class ClearanceOpinionService {

    private static final String LIST = "clearance-opinions/";
    private static final List<FileType> TYPES = List.of(PaperType.values());
    private static final List<ClearanceListState> SENT = List.of(ClearanceListState.SENT);

    private final ClearanceListRepository lists;
    private final ClearanceOpinionRepository opinions;
    private final ClearanceService clearances;
    private final Registry registry;
    private final ConfidentialFiles files;
    private final AuditedReads reads;
    private final Caller caller;
    private final Clock clock;

    ClearanceOpinionService(
            ClearanceListRepository lists,
            ClearanceOpinionRepository opinions,
            ClearanceService clearances,
            Registry registry,
            ConfidentialFiles files,
            AuditedReads reads,
            Caller caller,
            Clock clock) {
        this.lists = lists;
        this.opinions = opinions;
        this.clearances = clearances;
        this.registry = registry;
        this.files = files;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Enters one. Refuses with 404 a list with somebody who is near to the caller, with 422 {@code in-the-future}, {@code answered-twice} and,
     * of whoever is not on the list, {@code unknown-reference}; with 409 {@code cadre-answered} whom another answers.
     */
    @Transactional
    ClearanceOpinion enter(UUID listId, EnterOpinionRequest request) {
        ClearanceList list = lists.lockVisible(listId, caller.scope(), SENT)
                .filter(this::isOfNobodyNear)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        if (request.issuedOn().isAfter(LocalDate.now(clock))) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        Map<UUID, Boolean> said = new TreeMap<>();
        request.answers().forEach(answer -> said.put(answer.cadreId(), answer.given()));
        if (said.size() < request.answers().size()) {
            throw ProblemException.of(ComplaintProblem.ANSWERED_TWICE);
        }
        Map<UUID, Long> versions = clearances.versions(said.keySet());
        if (!list.cadreIds().containsAll(said.keySet()) || versions.size() < said.size()) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "answers");
        }
        if (!Collections.disjoint(opinions.answered(listId), said.keySet())) {
            throw ProblemException.of(ComplaintProblem.CADRE_ANSWERED);
        }
        Map<UUID, ClearanceAnswer> answers = new TreeMap<>();
        versions.forEach(
                (cadre, version) -> answers.put(cadre, new ClearanceAnswer(said.getOrDefault(cadre, false), version)));
        ClearanceOpinion opinion = new ClearanceOpinion(
                listId, request.reference(), request.issuedOn(), answers, caller.staffNumber(), clock.instant());
        opinions.persistAndFlush(opinion);
        return opinion;
    }

    /** Keeps the paper that was signed. Refuses as {@link ClearanceOpinion#document} and {@link ConfidentialFiles#keep}. */
    @Transactional
    ClearanceOpinion keepDocument(UUID listId, UUID id, @Nullable IfMatch ifMatch, Upload upload) {
        return change(listId, id, ifMatch, opinion -> {
            opinion.requireRoomForDocument();
            opinion.document(files.keep(upload, TYPES, opinion.documentPlace()).id());
        });
    }

    /** It holds: the next batch tells it. Refuses as {@link ClearanceOpinion#confirm} and {@link ClearanceService#answer}. */
    @Transactional
    ClearanceOpinion confirm(UUID listId, UUID id, @Nullable IfMatch ifMatch) {
        return change(listId, id, ifMatch, opinion -> {
            String by = caller.staffNumber();
            opinion.confirm(by, registry.numbersOf(by), clock.instant());
            clearances.answer(opinion.answers());
        });
    }

    /** It says nothing. Refuses as {@link ClearanceOpinion#refuse}. */
    @Transactional
    ClearanceOpinion refuse(UUID listId, UUID id, @Nullable IfMatch ifMatch) {
        return change(listId, id, ifMatch, opinion -> opinion.refuse(caller.staffNumber(), clock.instant()));
    }

    private ClearanceOpinion change(UUID listId, UUID id, @Nullable IfMatch ifMatch, Consumer<ClearanceOpinion> how) {
        ClearanceOpinion opinion = find(listId, id);
        IfMatch.require(ifMatch, opinion.version());
        how.accept(opinion);
        opinions.flush();
        return opinion;
    }

    /** One; leaves an audit row. */
    @Transactional
    ClearanceOpinion get(UUID listId, UUID id) {
        ClearanceOpinion opinion = find(listId, id);
        reads.shown(opinion);
        return opinion;
    }

    /** Those on a list; each that is shown leaves an audit row. */
    @Transactional
    Page<ClearanceOpinionView> page(UUID listId, PageQuery query) {
        String list = LIST + requireList(listId).id();
        List<ClearanceOpinion> found = opinions.page(listId, query.afterId(list), query.rowsToRead());
        reads.shown(found);
        return Page.of(list, query, found, opinion -> opinion.id().toString(), ClearanceOpinionView::of);
    }

    /** Whom no opinion answers yet. */
    @Transactional
    List<OpenCadre> open(UUID listId) {
        ClearanceList list = requireList(listId);
        Set<UUID> answered = opinions.answered(listId);
        return list.cadreIds().stream()
                .filter(cadre -> !answered.contains(cadre))
                .sorted()
                .map(OpenCadre::new)
                .toList();
    }

    /** What is known of the paper; 404 until it is kept. */
    @Transactional
    ConfidentialFile describe(UUID listId, UUID id) {
        UUID document = document(find(listId, id));
        return Objects.requireNonNull(files.describe(List.of(document)).get(document));
    }

    /** The same to be shown; leaves an audit row. */
    @Transactional
    FileContent open(UUID listId, UUID id) {
        ClearanceOpinion opinion = find(listId, id);
        return files.open(document(opinion), opinion.documentPlace());
    }

    private static UUID document(ClearanceOpinion opinion) {
        UUID document = opinion.documentId();
        if (document == null) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return document;
    }

    private ClearanceOpinion find(UUID listId, UUID id) {
        return opinions.findOf(requireList(listId).id(), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Refuses with 404 a list with somebody who is near to the caller: whom of it opinions answer, and whom not yet, would say what is said of
     * this one.
     */
    private ClearanceList requireList(UUID id) {
        return lists.findVisible(id, caller.scope(), SENT)
                .filter(this::isOfNobodyNear)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private boolean isOfNobodyNear(ClearanceList list) {
        return Collections.disjoint(list.cadreIds(), clearances.hidden());
    }
}
