package dev.qingfeng.appointment.duplicate;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.Corrections;
import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.appointment.cadre.OwnRecord;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cadres who may be one person, and the merging of those who are. */
@ApplicationScoped
public class DuplicateService {

    private static final String LIST = "duplicates";

    private static final List<String> PLAN_READERS =
            List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);

    /** What those are told who may not read plans. */
    private static final String SOME_PLAN = "plan";

    private final DuplicateRepository duplicates;
    private final CadreRepository cadres;
    private final Placements placements;
    private final List<FollowsCadre> records;
    private final Corrections corrections;
    private final CadreStates states;
    private final Handover handover;
    private final OwnRecord own;
    private final Caller caller;

    DuplicateService(
            DuplicateRepository duplicates,
            CadreRepository cadres,
            Placements placements,
            @All List<FollowsCadre> records,
            Corrections corrections,
            CadreStates states,
            Handover handover,
            OwnRecord own,
            Caller caller) {
        this.duplicates = duplicates;
        this.cadres = cadres;
        this.placements = placements;
        this.records = records;
        this.corrections = corrections;
        this.states = states;
        this.handover = handover;
        this.own = own;
        this.caller = caller;
    }

    /** The pairs of which the caller may see both. */
    @Transactional
    public Page<DuplicateView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                duplicates.page(after(query), query.rowsToRead(), caller.scope()),
                duplicate -> duplicate.key().toString(),
                DuplicateView::from);
    }

    private static Duplicate.Key after(PageQuery query) {
        String key = query.after(LIST);
        try {
            return key.isEmpty() ? Duplicate.Key.BEFORE_ALL : Duplicate.Key.parse(key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
    }

    /**
     * Keeps two cadres as one. What refers to the duplicate refers to the survivor then; the duplicate's row stays, and others are
     * told that it is gone. Refuses with 404, 428 and 412 of either; 422 a duplicate whom the caller does not see and
     * {@code not-duplicates}; 403 {@code own-record} the caller as either; 409 {@code cadre-merged} where one of them is merged
     * already, and {@code merge-collides}.
     */
    @Transactional
    public Cadre merge(UUID id, @Nullable IfMatch ifMatch, MergeCadreRequest request) {
        handover.begin();
        // Before anything is read: whoever decides of these cadres, moves or merges them or writes of them has been
        // waited for.
        placements.lock(List.of(request.duplicateId(), id));
        UnitPath scope = caller.scope();
        Cadre survivor =
                cadres.findVisible(id, scope).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, survivor.version());
        Cadre duplicate = cadres.findVisible(request.duplicateId(), scope)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "duplicateId"));
        IfMatch.require(IfMatch.fromString(request.duplicateTag()), duplicate.version());
        cadres.requirePerson(survivor, scope);
        cadres.requirePerson(duplicate, scope);
        if (!duplicates.areAlike(survivor, duplicate)) {
            throw ProblemException.of(AppointmentProblem.NOT_DUPLICATES);
        }
        own.refuse(survivor.id());
        own.refuse(duplicate.id());
        requireNoCollision(duplicate, survivor);

        corrections.merge(duplicate, survivor, request.reason());
        Set<UUID> told = new HashSet<>(Set.of(survivor.id()));
        records.forEach(each -> told.addAll(each.follow(duplicate.id(), survivor.id())));
        states.publishGone(duplicate);
        states.publishAnew(told);
        return survivor;
    }

    /** What is planned for somebody is not for the registry to know, and not to be found out by trying. */
    private void requireNoCollision(Cadre duplicate, Cadre survivor) {
        requireNone(collisions(duplicate, survivor, false));
        List<String> ofPlans = collisions(duplicate, survivor, true);
        boolean readsPlans = PLAN_READERS.stream().anyMatch(caller::hasRole);
        requireNone(ofPlans.isEmpty() || readsPlans ? ofPlans : List.of(SOME_PLAN));
    }

    private List<String> collisions(Cadre duplicate, Cadre survivor, boolean ofPlans) {
        return records.stream()
                .filter(each -> each.isOfPlans() == ofPlans)
                .flatMap(each -> each.collisions(duplicate.id(), survivor.id()).stream())
                .toList();
    }

    private static void requireNone(List<String> collisions) {
        if (!collisions.isEmpty()) {
            throw ProblemException.of(AppointmentProblem.MERGE_COLLIDES, String.join(", ", collisions));
        }
    }
}
