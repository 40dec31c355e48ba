package dev.qingfeng.inspection.evidence;

import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.FileType;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of steps, and photos of posted notices. That there is one and its hash sees whoever sees the inspection; what it holds, its
 * team and the city's officers.
 */
@ApplicationScoped
public class EvidenceFileService {

    private static final String LIST = "evidence-files/";
    private static final List<FileType> TYPES = List.of(PaperType.values());
    private static final List<String> WHO_UPLOAD = List.of(ORGANIZATION_OFFICER);
    private static final List<String> WHO_OPEN = List.of(ORGANIZATION_OFFICER, DISCIPLINE_OFFICER);

    private final EvidenceFileRepository evidence;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final ConfidentialFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    EvidenceFileService(
            EvidenceFileRepository evidence,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            Registry registry,
            ConfidentialFiles files,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.evidence = evidence;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Keeps a file for a step, which need not have started. Refuses with 404 an inspection that the caller does not see, with 403
     * {@code not-of-the-team}, with 409 {@code member-recused} a caller who stands aside from the unit, with 422 {@code no-such-step},
     * with 409 {@code gate-unmet} once the cycle is archived, and as {@link ConfidentialFiles#keep}.
     */
    @Transactional
    public EvidenceFileView keep(UUID inspectionId, int number, Upload upload) {
        UnitInspection inspection = toBeShown(inspectionId);
        Step step = Step.numbered(number);
        gate(inspection).pass();
        return EvidenceFileView.of(keep(inspection, Shown.step(step), upload, EvidenceFileKept::from));
    }

    /** Keeps a photo of the notice in force. Refuses as {@link #keep}, and with 409 {@code gate-unmet} before a notice is posted. */
    @Transactional
    public NoticePhotoView keepPhoto(UUID inspectionId, Upload upload) {
        UnitInspection inspection = toBeShown(inspectionId);
        int issue = inspection.noticesIssued();
        gate(inspection)
                .require(
                        issue > 0,
                        Rule.NOTICE.unmet(
                                "notice-not-posted", inspection.unitId().toString()))
                .pass();
        return NoticePhotoView.of(keep(inspection, Shown.notice(issue), upload, NoticePhotoKept::from));
    }

    private UnitInspection toBeShown(UUID inspectionId) {
        UnitInspection inspection = visible(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), WHO_UPLOAD);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        return inspection;
    }

    private Gate gate(UnitInspection inspection) {
        return new Gate().missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.DECISION));
    }

    private KeptFile keep(
            UnitInspection inspection,
            Shown shown,
            Upload upload,
            BiFunction<UnitInspection, EvidenceFile, ? extends Record> event) {
        ConfidentialFile file = files.keep(upload, TYPES, shown.place(inspection.id(), upload.sha256()));
        EvidenceFile kept = new EvidenceFile(
                inspection.id(), shown, file.id(), file.sha256(), caller.staffNumber(), clock.instant());
        evidence.persist(kept);
        outbox.publish(kept, of -> event.apply(inspection, of));
        return new KeptFile(kept, file);
    }

    /**
     * The files of a step, without what they hold. Refuses with 404 an inspection that the caller does not see.
     *
     * @param step null for the photos of all its notices
     */
    @Transactional
    <V> Page<V> page(UUID inspectionId, @Nullable Step step, PageQuery query, Function<KeptFile, V> view) {
        String list = LIST + visible(inspectionId).id() + "/" + (step == null ? "notice" : step.number());
        List<EvidenceFile> found = evidence.page(inspectionId, step, query.afterId(list), query.rowsToRead());
        Map<UUID, ConfidentialFile> described = found.isEmpty()
                ? Map.of()
                : files.describe(found.stream().map(EvidenceFile::fileId).toList());
        return Page.of(
                list,
                query,
                found,
                file -> file.id().toString(),
                file -> view.apply(new KeptFile(file, Objects.requireNonNull(described.get(file.fileId())))));
    }

    /** What is known of one file. Refuses as {@link #page}, and with 404 one that is not of the step, or of the notices. */
    @Transactional
    KeptFile get(UUID inspectionId, @Nullable Step step, UUID id) {
        EvidenceFile found = find(visible(inspectionId), step, id);
        return new KeptFile(found, describe(found));
    }

    /**
     * What is known of a file that may be opened. Refuses as {@link #get}, and with 403 {@code not-of-the-team} and {@code
     * stands-aside}.
     */
    @Transactional
    ConfidentialFile describe(UUID inspectionId, @Nullable Step step, UUID id) {
        return describe(toBeOpened(inspectionId, step, id));
    }

    /** The same file to be shown; leaves an audit row. */
    @Transactional
    FileContent open(UUID inspectionId, @Nullable Step step, UUID id) {
        EvidenceFile found = toBeOpened(inspectionId, step, id);
        return files.open(found.fileId(), found.place());
    }

    private EvidenceFile toBeOpened(UUID inspectionId, @Nullable Step step, UUID id) {
        UnitInspection inspection = visible(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), WHO_OPEN);
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        return find(inspection, step, id);
    }

    private ConfidentialFile describe(EvidenceFile found) {
        return Objects.requireNonNull(files.describe(List.of(found.fileId())).get(found.fileId()));
    }

    private EvidenceFile find(UnitInspection inspection, @Nullable Step step, UUID id) {
        return evidence.find(inspection.id(), step, id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private UnitInspection visible(UUID id) {
        return inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
