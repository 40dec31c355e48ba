package dev.qingfeng.complaint.clearancelist;

import static dev.qingfeng.complaint.ComplaintRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.complaint.clearance.ClearanceService;
import dev.qingfeng.complaint.registry.Cities;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists of the cities that the caller governs; the discipline organ sees those that were sent. */
@ApplicationScoped
public class ClearanceListService {

    private static final String LIST = "clearance-lists";

    private final ClearanceListRepository lists;
    private final ClearanceService clearances;
    private final Registry registry;
    private final Cities cities;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ClearanceListService(
            ClearanceListRepository lists,
            ClearanceService clearances,
            Registry registry,
            Cities cities,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.lists = lists;
        this.clearances = clearances;
        this.registry = registry;
        this.cities = cities;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses with 422 {@code unknown-reference} a cycle of a city that the caller does not govern, and cadres who are not of it. */
    @Transactional
    ClearanceList draft(DraftClearanceListRequest request) {
        requireCadres(request.cycleId(), request.cadreIds());
        ClearanceList list = new ClearanceList(
                request.cycleId(), request.purpose(), request.cadreIds(), caller.staffNumber(), clock.instant());
        lists.persistAndFlush(list);
        return list;
    }

    /** Refuses as {@link #get}, {@link #draft} and {@link ClearanceList#change}, with 428 and 412 a change of what was not seen. */
    @Transactional
    ClearanceList change(UUID id, @Nullable IfMatch ifMatch, ChangeClearanceListRequest request) {
        return change(id, ifMatch, list -> {
            requireCadres(list.cycleId(), request.cadreIds());
            list.change(request.purpose(), request.cadreIds());
            lists.flush();
        });
    }

    /** Sends it: from now on it does not change. Refuses as {@link #change}. */
    @Transactional
    ClearanceList send(UUID id, @Nullable IfMatch ifMatch) {
        return change(id, ifMatch, list -> {
            list.send(caller.staffNumber(), clock.instant());
            outbox.publish(list, ClearanceListSent::from);
        });
    }

    private ClearanceList change(UUID id, @Nullable IfMatch ifMatch, Consumer<ClearanceList> how) {
        ClearanceList list = find(id);
        IfMatch.require(ifMatch, list.version());
        how.accept(list);
        return list;
    }

    private void requireCadres(UUID cycleId, Collection<UUID> cadreIds) {
        UUID city = registry.cityOf(cycleId, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (!cities.holdsCadres(city, caller.scope(), cadreIds)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreIds");
        }
    }

    /** Refuses with 404 one that the caller may not see. */
    @Transactional
    ClearanceList get(UUID id) {
        return find(id);
    }

    @Transactional
    Page<ClearanceListView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                lists.page(query.afterId(LIST), query.rowsToRead(), caller.scope(), states()),
                list -> list.id().toString(),
                ClearanceListView::of);
    }

    /**
     * What the last batch told of those on a list that was sent, and nothing fresher; none of those near to the caller. Refuses as {@link
     * #get}.
     */
    @Transactional
    List<ListedClearance> published(UUID id) {
        ClearanceList list = find(id);
        return list.state() == ClearanceListState.SENT
                ? clearances.published(list.cadreIds()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(told -> new ListedClearance(told.getKey(), told.getValue()))
                        .toList()
                : List.of();
    }

    private ClearanceList find(UUID id) {
        return lists.findVisible(id, caller.scope(), states())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private List<ClearanceListState> states() {
        return caller.hasRole(ORGANIZATION_OFFICER)
                ? List.of(ClearanceListState.values())
                : List.of(ClearanceListState.SENT);
    }
}
