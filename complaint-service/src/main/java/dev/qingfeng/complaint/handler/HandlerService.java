package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.blindness.Sight;
import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.Cities;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register of handlers of the caller's units, and who of them could take a case. */
@ApplicationScoped
public class HandlerService {

    private static final String LIST = "handlers";
    private static final int PROPOSALS = 10;

    private final CaseHandlerRepository handlers;
    private final ComplaintRepository complaints;
    private final Cities cities;
    private final Sights sights;
    private final HandlerSight handlerSight;
    private final Caller caller;

    HandlerService(
            CaseHandlerRepository handlers,
            ComplaintRepository complaints,
            Cities cities,
            Sights sights,
            HandlerSight handlerSight,
            Caller caller) {
        this.handlers = handlers;
        this.complaints = complaints;
        this.cities = cities;
        this.sights = sights;
        this.handlerSight = handlerSight;
        this.caller = caller;
    }

    @Transactional
    Page<HandlerView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                handlers.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                handler -> handler.id().toString(),
                HandlerView::from);
    }

    /** Refuses with 404 one who is not of the caller's units. */
    @Transactional
    CaseHandler get(UUID id) {
        return handlers.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Refuses with 422 a unit that is not one of the caller's, and with 409 {@code handler-registered-already}. */
    @Transactional
    CaseHandler register(RegisterHandlerRequest request) {
        requireUnit(request.unitId());
        CaseHandler handler = new CaseHandler(
                request.staffNumber(), request.unitId(), Set.copyOf(request.competences()), request.takesCases());
        handlers.persistAndFlush(handler);
        return handler;
    }

    /** Refuses as {@link #get} and {@link #register}, with 428 and 412 a change of what the caller has not seen. */
    @Transactional
    CaseHandler change(UUID id, @Nullable IfMatch ifMatch, HandlerRequest request) {
        CaseHandler handler = get(id);
        IfMatch.require(ifMatch, handler.version());
        requireUnit(request.unitId());
        handler.change(request.unitId(), Set.copyOf(request.competences()), request.takesCases());
        handlers.flush();
        return handler;
    }

    private void requireUnit(UUID unitId) {
        if (!cities.holdsUnits(null, caller.scope(), List.of(unitId))) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitId");
        }
    }

    /**
     * Who could take a case: first those who know their way in what it is about, of these first who has the fewest of those open that the
     * caller may know of; nobody who does not see the case, see {@link HandlerSight}. Refuses with 404 a case that the caller may not know of.
     */
    @Transactional
    List<HandlerView> proposals(UUID complaintId) {
        Sight sight = sights.ofCaller();
        Complaint complaint = complaints
                .findVisible(complaintId, sight)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        List<CaseHandler> taking = handlers.takingCases(caller.scope());
        Map<String, Long> load = taking.isEmpty()
                ? Map.of()
                : complaints.load(taking.stream().map(CaseHandler::staffNumber).toList(), sight);
        return taking.stream()
                .sorted(Comparator.<CaseHandler, Boolean>comparing(
                                handler -> !handler.competences().contains(complaint.category()))
                        .thenComparing(handler -> load.getOrDefault(handler.staffNumber(), 0L))
                        .thenComparing(CaseHandler::id))
                .filter(handler -> handlerSight.sees(handler, complaintId))
                .limit(PROPOSALS)
                .map(HandlerView::from)
                .toList();
    }
}
