package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.casework.CaseIntake;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintReceived;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports of people who stay unknown. */
@ApplicationScoped
public class ReportService {

    private static final String PURPOSE = "receipt";

    private final ComplaintRepository complaints;
    private final CaseFileRepository files;
    private final CaseIntake cases;
    private final Registry registry;
    private final Envelope envelope;
    private final KeyedHash hash;
    private final Outbox outbox;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReportService(
            ComplaintRepository complaints,
            CaseFileRepository files,
            CaseIntake cases,
            Registry registry,
            Envelope envelope,
            KeyedHash hash,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.files = files;
        this.cases = cases;
        this.registry = registry;
        this.envelope = envelope;
        this.hash = hash;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes a report in. Refuses with 422 {@code unknown-reference} a unit that is not in the registry, or not at the path that
     * is said to be its own.
     */
    @Transactional
    SecretCode submit(SubmitReportRequest report) {
        SecretCode receipt = SecretCode.random(random);
        UUID unit = unit(report);
        Complaint complaint = new Complaint(
                ReportingChannel.WEB_COLUMN,
                report.category(),
                unit,
                unit == null ? null : registry.runningCycle(unit).orElse(null),
                LocalDate.now(clock),
                receipt.hash(hash, PURPOSE));
        cases.begin(complaint, List.of(report.narrative()));
        files.persist(new CaseFile(complaint.id(), report.narrative(), envelope));
        outbox.publish(complaint, ComplaintReceived::from);
        return receipt;
    }

    private @Nullable UUID unit(SubmitReportRequest report) {
        UUID byPath = report.unitPath() == null
                ? null
                : registry.unitAt(report.unitPath()).orElseThrow(() -> unknown("unitPath"));
        UUID byId = report.subjectUnitId();
        if (byId != null && (byPath == null ? !registry.knows(byId) : !byPath.equals(byId))) {
            throw unknown("subjectUnitId");
        }
        return byId == null ? byPath : byId;
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }

    /** Refuses whatever is no receipt of ours with 404 {@code receipt-unknown}, all alike and by the same steps. */
    @Transactional
    Complaint follow(SecretCode receipt) {
        return complaints
                .findByReceipt(receipt.hash(hash, PURPOSE))
                .orElseThrow(() -> ProblemException.of(ComplaintProblem.RECEIPT_UNKNOWN));
    }
}
