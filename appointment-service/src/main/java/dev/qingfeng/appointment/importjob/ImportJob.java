package dev.qingfeng.appointment.importjob;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A file that was sent to be imported in the background, in the name of whoever sent it. */
@Entity
public class ImportJob {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ImportKind kind;

    private String requestedBy;
    private String scopePath;

    @Enumerated(EnumType.STRING)
    private Language language;

    private boolean dryRun;
    private boolean goodRowsOnly;

    @Enumerated(EnumType.STRING)
    private ImportJobState state = ImportJobState.WAITING;

    private Instant requestedAt;
    private @Nullable Instant endedAt;
    private int attempts;
    private int rowsJudged;
    private int rowsWritten;
    private @Nullable String report;
    private @Nullable String refusal;

    /** For Hibernate. */
    protected ImportJob() {}

    ImportJob(ImportKind kind, ImportMode mode, Language language, String requestedBy, UnitPath scope, Instant now) {
        this.kind = kind;
        this.dryRun = mode.dryRun();
        this.goodRowsOnly = mode.goodRowsOnly();
        this.language = language;
        this.requestedBy = requestedBy;
        this.scopePath = scope.value();
        this.requestedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    ImportKind kind() {
        return kind;
    }

    ImportMode mode() {
        return ImportMode.of(dryRun, goodRowsOnly);
    }

    Language language() {
        return language;
    }

    /** As {@link dev.qingfeng.platform.security.Caller#id} names them. */
    String requestedBy() {
        return requestedBy;
    }

    /** What the sender might see then. */
    UnitPath scope() {
        return UnitPath.parse(scopePath);
    }

    ImportJobState state() {
        return state;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** How often it was begun. */
    int attempts() {
        return attempts;
    }

    int rowsJudged() {
        return rowsJudged;
    }

    int rowsWritten() {
        return rowsWritten;
    }

    /** JSON of the {@link dev.qingfeng.platform.imports.ImportReport}; null unless it is done. */
    @Nullable
    String report() {
        return report;
    }

    /** JSON of the {@link dev.qingfeng.platform.problem.Problem}; null unless it was refused. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Begins, or begins anew where an earlier attempt came to nothing. */
    void begin() {
        state = ImportJobState.RUNNING;
        attempts++;
        rowsJudged = 0;
        rowsWritten = 0;
    }

    void finish(String newReport, Instant now) {
        report = newReport;
        end(ImportJobState.DONE, now);
    }

    void refuse(String problem, Instant now) {
        refusal = problem;
        rowsWritten = 0;
        end(ImportJobState.REFUSED, now);
    }

    void fail(Instant now) {
        rowsWritten = 0;
        end(ImportJobState.FAILED, now);
    }

    private void end(ImportJobState how, Instant now) {
        state = how;
        endedAt = now;
    }
}
