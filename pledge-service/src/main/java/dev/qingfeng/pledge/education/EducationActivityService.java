package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publicity and discipline education in the units that the caller sees. */
@ApplicationScoped
public class EducationActivityService {

    private static final String LIST = "education-activities";
    private static final String CORRECTIONS = "education-corrections";

    private final EducationActivityRepository activities;
    private final EducationCorrectionRepository corrections;
    private final Roster roster;
    private final Importer importer;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    EducationActivityService(
            EducationActivityRepository activities,
            EducationCorrectionRepository corrections,
            Roster roster,
            Importer importer,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.activities = activities;
        this.corrections = corrections;
        this.roster = roster;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records an activity. Refuses with 422 a cycle or unit that the caller does not see, what has not happened yet and a late
     * entry without its reason, {@code reach-implausible}, with 409 {@code activity-code-taken} and {@code cycle-archived}.
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
        List<SignerCategory> audience = Objects.requireNonNullElse(request.audience(), List.of());
        requirePlausible(request.cycleId(), request.reach(), audience);
        EducationActivity activity = new EducationActivity(
                activities.newId(),
                request.cycleId(),
                request.unitId(),
                request.code(),
                EducationDetails.of(
                        request.kind(),
                        request.reach(),
                        request.organiser(),
                        audience,
                        Objects.requireNonNullElse(request.materials(), List.of()),
                        Occurrence.recorded(request.occurredAt(), request.lateReason(), clock)));
        activities.persist(activity);
        outbox.publish(activity, EducationRecorded::from);
        return activity;
    }

    /**
     * Says something else of an activity and keeps what was said. Refuses with 404 an activity that the caller does not see, with
     * 428 and 412 a tag that is missing or stale, with 409 {@code cycle-archived}, with 422 {@code reach-implausible} and {@code
     * in-the-future}.
     */
    @Transactional
    public EducationActivity correct(UUID id, @Nullable IfMatch ifMatch, CorrectEducationRequest request) {
        EducationActivity activity = get(id);
        IfMatch.require(ifMatch, activity.version());
        if (roster.isArchived(activity.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
        List<SignerCategory> audience = Objects.requireNonNullElse(request.audience(), List.of());
        requirePlausible(activity.cycleId(), request.reach(), audience);
        EducationDetails corrected = EducationDetails.of(
                request.kind(),
                request.reach(),
                request.organiser(),
                audience,
                Objects.requireNonNullElse(request.materials(), List.of()),
                activity.occurredAt(request.occurredAt(), request.lateReason(), request.reason(), clock.getZone()));
        corrections.persist(activity.correct(corrected, request.reason(), caller.id(), clock.instant()));
        outbox.publish(activity, EducationCorrected::from);
        return activity;
    }

    private void requirePlausible(UUID cycleId, int reach, List<SignerCategory> audience) {
        if (!audience.isEmpty()) {
            long most = roster.peopleIn(cycleId, audience);
            if (reach > most) {
                throw ProblemException.of(PledgeProblem.REACH_IMPLAUSIBLE, most);
            }
        }
    }

    /**
     * Records what a file says, see {@link EducationRow}; all of it or nothing. What it says otherwise of an activity that is there is
     * a correction and needs its reason.
     */
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language) {
        return importer.run(file, EducationRow.class, mode, language, files());
    }

    /** What is asked for, as the import reads it again. */
    @Transactional
    public List<EducationRow> rows(EducationQuery query) {
        EducationImport files = files();
        return activities.all(query, caller.scope(), clock.getZone()).stream()
                .filter(files::canBeNamed)
                .map(files::row)
                .toList();
    }

    private EducationImport files() {
        return new EducationImport(activities, corrections, roster, outbox, caller.scope(), caller.id(), clock);
    }

    /** What was said of an activity before, the earliest first. Refuses as {@link #get}. */
    @Transactional
    public Page<EducationCorrectionView> corrections(UUID id, PageQuery query) {
        get(id);
        String list = CORRECTIONS + " " + id;
        return Page.of(
                list,
                query,
                corrections.page(id, query.afterId(list), query.rowsToRead()),
                correction -> correction.id().toString(),
                EducationCorrectionView::from);
    }

    /** Refuses with 404 an activity that is not there or not the caller's to see. */
    @Transactional
    public EducationActivity get(UUID id) {
        return activities
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<EducationView> page(PageQuery page, EducationQuery query) {
        String list = LIST + query;
        return Page.of(
                list,
                page,
                activities.page(page.afterId(list), page.rowsToRead(), query, caller.scope(), clock.getZone()),
                activity -> activity.id().toString(),
                EducationView::from);
    }
}
