package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Publicity and discipline education in the units that the caller sees. */
@ApplicationScoped
public class EducationActivityService {

    private static final String LIST = "education-activities";

    private final EducationActivityRepository activities;
    private final Roster roster;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    EducationActivityService(
            EducationActivityRepository activities, Roster roster, Outbox outbox, Caller caller, Clock clock) {
        this.activities = activities;
        this.roster = roster;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records an activity. Refuses with 422 a cycle or unit that the caller does not see, what has not happened yet and a late
     * entry without its reason, with 409 {@code cycle-archived}.
     */
    @Transactional
    public EducationActivity record(RecordEducationRequest request) {
        UnitPath scope = caller.scope();
        boolean archived = roster.isSeenArchived(request.cycleId(), scope)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        if (!roster.isInCityOf(request.cycleId(), request.unitId(), scope)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitId");
        }
        EducationActivity activity = new EducationActivity(
                request.cycleId(),
                request.unitId(),
                request.kind(),
                request.reach(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        activities.persist(activity);
        outbox.publish(activity, EducationRecorded::from);
        return activity;
    }

    /** Refuses with 404 an activity that is not there or not the caller's to see. */
    @Transactional
    public EducationActivity get(UUID id) {
        return activities
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<EducationView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                activities.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                activity -> activity.id().toString(),
                EducationView::from);
    }
}
