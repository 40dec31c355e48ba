package dev.qingfeng.inspection.notice;

import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
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

/** Photos of posted notices. That there is one and its hash sees whoever sees the inspection; what it shows, its team and the city's officers. */
@ApplicationScoped
public class NoticePhotoService {

    private static final String LIST = "notice-photos/";
    private static final List<FileType> TYPES = List.of(PaperType.values());
    private static final List<String> WHO_UPLOAD = List.of(ORGANIZATION_OFFICER);
    private static final List<String> WHO_OPEN = List.of(ORGANIZATION_OFFICER, DISCIPLINE_OFFICER);

    private final NoticePhotoRepository photos;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final ConfidentialFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    NoticePhotoService(
            NoticePhotoRepository photos,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            ConfidentialFiles files,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.photos = photos;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Keeps a photo of the notice in force. Refuses with 404 an inspection that the caller does not see, with 403 {@code
     * not-of-the-team}, with 409 {@code gate-unmet} before a notice is posted and once the cycle is archived, and as {@link
     * ConfidentialFiles#keep}.
     */
    @Transactional
    public NoticePhotoView keep(UUID inspectionId, Upload upload) {
        UnitInspection inspection = visible(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), WHO_UPLOAD);
        int issue = inspection.noticesIssued();
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.DECISION))
                .require(
                        issue > 0,
                        Rule.NOTICE.unmet(
                                "notice-not-posted", inspection.unitId().toString()))
                .pass();
        ConfidentialFile file = files.keep(upload, TYPES, NoticePhoto.place(inspectionId, issue, upload.sha256()));
        NoticePhoto kept =
                new NoticePhoto(inspectionId, issue, file.id(), file.sha256(), caller.staffNumber(), clock.instant());
        photos.persist(kept);
        outbox.publish(kept, of -> NoticePhotoKept.from(inspection, of));
        return NoticePhotoView.of(kept, file);
    }

    /** The photos of all its notices, without what they show. Refuses with 404 an inspection that the caller does not see. */
    @Transactional
    public Page<NoticePhotoView> page(UUID inspectionId, PageQuery query) {
        String list = LIST + visible(inspectionId).id();
        List<NoticePhoto> found = photos.page(inspectionId, query.afterId(list), query.rowsToRead());
        Map<UUID, ConfidentialFile> described = found.isEmpty()
                ? Map.of()
                : files.describe(found.stream().map(NoticePhoto::fileId).toList());
        return Page.of(
                list,
                query,
                found,
                file -> file.id().toString(),
                file -> NoticePhotoView.of(file, Objects.requireNonNull(described.get(file.fileId()))));
    }

    /** What is known of one photo. Refuses as {@link #page}, and with 404 one that is not of the inspection. */
    @Transactional
    public NoticePhotoView get(UUID inspectionId, UUID id) {
        NoticePhoto found = find(visible(inspectionId), id);
        return NoticePhotoView.of(found, describe(found));
    }

    /** What is known of a photo that may be opened. Refuses as {@link #get}, and with 403 {@code not-of-the-team}. */
    @Transactional
    public ConfidentialFile describe(UUID inspectionId, UUID id) {
        return describe(toBeOpened(inspectionId, id));
    }

    /** The same photo to be shown; leaves an audit row. */
    @Transactional
    public FileContent open(UUID inspectionId, UUID id) {
        NoticePhoto found = toBeOpened(inspectionId, id);
        return files.open(found.fileId(), found.place());
    }

    private NoticePhoto toBeOpened(UUID inspectionId, UUID id) {
        UnitInspection inspection = visible(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), WHO_OPEN);
        return find(inspection, id);
    }

    private ConfidentialFile describe(NoticePhoto found) {
        return Objects.requireNonNull(files.describe(List.of(found.fileId())).get(found.fileId()));
    }

    private NoticePhoto find(UnitInspection inspection, UUID id) {
        return photos.find(inspection.id(), id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private UnitInspection visible(UUID id) {
        return inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
