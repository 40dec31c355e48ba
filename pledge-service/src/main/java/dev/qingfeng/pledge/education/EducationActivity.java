package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One activity of publicity or discipline education in a unit (rule "Mobilisation first"). What was said of it wrongly is corrected,
 * and {@link EducationCorrection} keeps it.
 */
@Entity
public class EducationActivity implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID cycleId;

    @Column(updatable = false)
    private UUID unitId;

    @Column(updatable = false)
    private String code;

    @Embedded
    @AttributeOverride(name = "occurrence.recordedAt", column = @Column(name = "recorded_at", updatable = false))
    private EducationDetails details;

    /** For Hibernate. */
    protected EducationActivity() {}

    /**
     * Recorded.
     *
     * @param id time-ordered
     * @param code the office's number of it, once in its unit and cycle; null for the id
     */
    EducationActivity(UUID id, UUID cycleId, UUID unitId, @Nullable String code, EducationDetails details) {
        this.id = id;
        this.cycleId = cycleId;
        this.unitId = unitId;
        this.code = code == null ? id.toString() : code;
        this.details = details;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public UUID unitId() {
        return unitId;
    }

    /** The office's number of it, or else its id. */
    public String code() {
        return code;
    }

    public EducationDetails details() {
        return details;
    }

    public Occurrence occurrence() {
        return details.occurrence();
    }

    /** Whether something of it was corrected. */
    public boolean isCorrected() {
        return version > 0;
    }

    /**
     * When it took place as it is known now; it stays recorded when it was, and is late by that. Refuses with 422 {@code
     * in-the-future} what would have happened after it was recorded.
     *
     * @param lateReason needed nowhere: what was said before, or the correction's reason, serves as well
     */
    Occurrence occurredAt(Instant when, @Nullable String lateReason, String reason, ZoneId zone) {
        Instant recordedAt = occurrence().recordedAt();
        if (when.isAfter(recordedAt)) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        boolean late = LocalDate.ofInstant(when, zone).isBefore(LocalDate.ofInstant(recordedAt, zone));
        String said = lateReason == null ? occurrence().lateReason() : lateReason;
        return new Occurrence(when, recordedAt, late ? (said == null ? reason : said) : null);
    }

    /** Returns what was said before, to be kept. */
    EducationCorrection correct(EducationDetails corrected, String reason, String by, Instant now) {
        EducationCorrection before = new EducationCorrection(id, details, reason, by, now);
        details = corrected;
        return before;
    }
}
