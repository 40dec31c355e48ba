package dev.qingfeng.complaint.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.casework.CaseIntake;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintReceived;
import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.identity.ReporterIdentities;
import dev.qingfeng.complaint.message.MessageService;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as they come in, and what their receipts tell. */
@ApplicationScoped
public class ReportService {

    private final CaseFileRepository files;
    private final ReportedSubjectsRepository subjects;
    private final ReporterIdentities identities;
    private final MessageService messages;
    private final CaseAccess access;
    private final CaseIntake cases;
    private final Registry registry;
    private final Envelope envelope;
    private final Outbox outbox;
    private final AuditedReads reads;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReportService(
            CaseFileRepository files,
            ReportedSubjectsRepository subjects,
            ReporterIdentities identities,
            MessageService messages,
            CaseAccess access,
            CaseIntake cases,
            Registry registry,
            Envelope envelope,
            Outbox outbox,
            AuditedReads reads,
            ObjectMapper json,
            Clock clock) {
        this.files = files;
        this.subjects = subjects;
        this.identities = identities;
        this.messages = messages;
        this.access = access;
        this.cases = cases;
        this.registry = registry;
        this.envelope = envelope;
        this.outbox = outbox;
        this.reads = reads;
        this.json = json;
        this.clock = clock;
    }

    /** A complaint that was taken in, and its receipt, which is kept nowhere. */
    public record Taken(UUID complaintId, SecretCode receipt) {}

    /** A report through the supervision column. Refuses as {@link #take}. */
    @Transactional
    public Taken submit(SubmitReportRequest report) {
        return take(report, ReportingChannel.WEB_COLUMN);
    }

    /**
     * Takes a report in. Refuses with 422 {@code unknown-reference} a unit that is not in the registry, or not at the path that
     * is said to be its own; also one that somebody whom it is about is said to be in.
     */
    @Transactional(Transactional.TxType.REQUIRED)
    public Taken take(SubmitReportRequest report, ReportingChannel channel) {
        SecretCode receipt = SecretCode.random(random);
        UUID unit = unit(report);
        Complaint complaint = new Complaint(
                channel,
                report.category(),
                unit,
                unit == null ? null : registry.runningCycle(unit).orElse(null),
                LocalDate.now(clock),
                access.hash(receipt));
        List<ReportedSubject> named = report.subjects() == null ? List.of() : report.subjects();
        cases.begin(complaint, texts(report.narrative(), named), units(named));
        CaseFile file = new CaseFile(complaint.id(), report.narrative(), envelope);
        files.persist(file);
        if (!named.isEmpty()) {
            CaseKey key = file.key().orElseThrow();
            subjects.persist(new ReportedSubjects(complaint.id(), write(named), key, envelope));
        }
        ReporterContact reporter = report.reporter();
        if (reporter != null) {
            identities.seal(complaint.id(), reporter.name(), reporter.contact());
        }
        outbox.publish(complaint, ComplaintReceived::from);
        return new Taken(complaint.id(), receipt);
    }

    /** All in which somebody may be named. */
    private static List<String> texts(String narrative, List<ReportedSubject> named) {
        return Stream.concat(
                        Stream.of(narrative),
                        named.stream()
                                .flatMap(subject -> Stream.of(subject.name(), Objects.toString(subject.post(), ""))))
                .toList();
    }

    /** Those that they are said to be in. */
    private Set<UUID> units(List<ReportedSubject> named) {
        Set<UUID> units = new LinkedHashSet<>();
        for (int i = 0; i < named.size(); i++) {
            UUID unit = unitAt(named.get(i).unitPath(), "subjects[" + i + "].unitPath");
            if (unit != null) {
                units.add(unit);
            }
        }
        return units;
    }

    private @Nullable UUID unitAt(@Nullable String path, String field) {
        return path == null ? null : registry.unitAt(path).orElseThrow(() -> unknown(field));
    }

    private @Nullable UUID unit(SubmitReportRequest report) {
        UUID byPath = unitAt(report.unitPath(), "unitPath");
        UUID byId = report.subjectUnitId();
        if (byId != null && (byPath == null ? !registry.knows(byId) : !byPath.equals(byId))) {
            throw unknown("subjectUnitId");
        }
        return byId == null ? byPath : byId;
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }

    /** How it stands. Refuses whatever is no receipt of ours with 404 {@code receipt-unknown}, all alike and by the same steps. */
    @Transactional
    public ReportStatusView follow(SecretCode receipt) {
        Complaint complaint = access.byReceipt(receipt);
        return ReportStatusView.of(
                complaint, messages.unreadAnswers(complaint.id()), identities.openedOn(complaint.id()));
    }

    /** Whom it is about, as its reporter named them; leaves an audit row. Refuses with 404 what the caller may not see. */
    @Transactional
    ReportedSubjectsView subjects(UUID complaintId) {
        ReportedSubjects named = subjects.findById(access.visible(complaintId).id());
        if (named == null) {
            return new ReportedSubjectsView(List.of());
        }
        reads.shown(named);
        return new ReportedSubjectsView(access.key(complaintId)
                .map(key -> read(named.json(key, envelope)))
                .orElse(List.of()));
    }

    private String write(List<ReportedSubject> named) {
        try {
            return json.writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON does not become JSON", e);
        }
    }

    private List<ReportedSubject> read(String named) {
        try {
            return json.readValue(named, new TypeReference<List<ReportedSubject>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept as JSON is none", e);
        }
    }
}
