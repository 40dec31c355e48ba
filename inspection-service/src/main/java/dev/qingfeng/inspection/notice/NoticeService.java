package dev.qingfeng.inspection.notice;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.InspectionNotice;
import dev.qingfeng.inspection.inspection.NamesOfTheDay;
import dev.qingfeng.inspection.inspection.NoticePeriod;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.inspection.UnitInspectionService;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices to read, and to print before and after they are posted. */
@ApplicationScoped
public class NoticeService {

    /** To be filled in by hand. */
    private static final String OPEN = "____________";

    private final UnitInspectionRepository inspections;
    private final UnitInspectionService announcements;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final NoticeWriter writer;
    private final InspectionConfig config;
    private final PdfPrinter printer;
    private final Messages messages;
    private final Template page;
    private final Caller caller;
    private final Clock clock;

    NoticeService(
            UnitInspectionRepository inspections,
            UnitInspectionService announcements,
            InspectionTeamRepository teams,
            TeamAccess access,
            NoticeWriter writer,
            InspectionConfig config,
            PdfPrinter printer,
            Messages messages,
            @Location("notice.html") Template page,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.announcements = announcements;
        this.teams = teams;
        this.access = access;
        this.writer = writer;
        this.config = config;
        this.printer = printer;
        this.messages = messages;
        this.page = page;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the notice says that is in force. Refuses with 404 an inspection that the caller may not see, or that has none yet. */
    @Transactional
    public NoticeText read(UUID inspectionId, Language language) {
        UnitInspection inspection = visible(inspectionId);
        InspectionNotice notice = inspection.notice();
        if (notice == null) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        NamesOfTheDay names = notice.namesOfTheDay();
        return writer.posted(notice, names == null ? announcements.namesOfToday(inspection) : names, language);
    }

    /** The same as a PDF. Refuses as {@link #read}, and with 409 {@code character-not-printable}. */
    public byte[] print(UUID inspectionId, Language language) {
        NoticeText text = QuarkusTransaction.requiringNew().call(() -> read(inspectionId, language));
        return pdf(text, "", language);
    }

    /**
     * A notice to post, for the team's leader, with the last day on which it can be. Refuses with 403 {@code not-of-the-team},
     * with 422 {@code notice-too-late} if today is too late, and as {@link #print}.
     *
     * @param fieldworkBeginsOn the first day that is possible if null
     * @param hotline left open if null
     */
    public byte[] printDraft(
            UUID inspectionId, @Nullable LocalDate fieldworkBeginsOn, @Nullable String hotline, Language language) {
        LocalDate begins = fieldworkBeginsOn == null ? period().earliestBegin(clock.instant()) : fieldworkBeginsOn;
        NoticeText text = QuarkusTransaction.requiringNew()
                .call(() -> draft(visible(inspectionId), begins, hotline == null ? OPEN : hotline, language));
        String lastDay = writer.day(period().lastDayToPost(begins), language);
        return pdf(text, messages.text(language, "document.notice.lastDay", lastDay), language);
    }

    private NoticeText draft(UnitInspection inspection, LocalDate begins, String hotline, Language language) {
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireLeader(team, List.of(ORGANIZATION_OFFICER));
        period().require(clock.instant(), begins);
        return writer.draft(
                announcements.namesOfToday(inspection), begins, hotline, announcements.names(team), language);
    }

    private byte[] pdf(NoticeText text, String lastDay, Language language) {
        return printer.print(page.data("lang", language.tag())
                .data("text", text)
                .data("lastDay", lastDay)
                .render());
    }

    private NoticePeriod period() {
        return NoticePeriod.from(config, clock.getZone());
    }

    private UnitInspection visible(UUID id) {
        return inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
