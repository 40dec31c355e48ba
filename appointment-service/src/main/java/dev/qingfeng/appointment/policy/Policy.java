package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of the ten principles, with its parameters; plans are checked against the version that they name, for ever. */
@Entity
public class Policy implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private int edition;

    @Enumerated(EnumType.STRING)
    private PolicyState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    private Instant draftedAt;
    private @Nullable LocalDate structureAnalysedOn;
    private @Nullable LocalDate reportHeardOn;
    private @Nullable UUID resolutionId;

    /** For Hibernate. */
    protected Policy() {}

    Policy(UUID cycleId, int edition, Terms terms, Instant now) {
        this.cycleId = cycleId;
        this.edition = edition;
        this.terms = terms;
        this.state = PolicyState.DRAFT;
        this.draftedAt = now;
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

    /** Counts from 1 within the cycle. */
    public int edition() {
        return edition;
    }

    public PolicyState state() {
        return state;
    }

    /** What it sets; after its vote the same for ever. */
    public Terms terms() {
        return terms;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    /** Null while it is a draft. */
    public @Nullable LocalDate structureAnalysedOn() {
        return structureAnalysedOn;
    }

    /** Null while it is a draft. */
    public @Nullable LocalDate reportHeardOn() {
        return reportHeardOn;
    }

    /** Null while it is a draft. */
    public @Nullable UUID resolutionId() {
        return resolutionId;
    }

    /** Refuses with 409 {@code policy-decided} whatever would change it after its vote. */
    void requireDraft() {
        if (state != PolicyState.DRAFT) {
            throw ProblemException.of(AppointmentProblem.POLICY_DECIDED);
        }
    }

    /** Sets these terms; tells whether they differ from those it had. Refuses with 409 {@code policy-decided}. */
    boolean tune(Terms others) {
        requireDraft();
        boolean changes = !terms.equals(others);
        terms = others;
        return changes;
    }

    /** Which grounds of an adoption on that day are missing: the analysis of structure, and the report heard, by then. */
    static List<Unmet> missingGrounds(
            @Nullable LocalDate structureAnalysedOn, @Nullable LocalDate reportHeardOn, LocalDate adoptedOn) {
        List<Unmet> missing = new ArrayList<>();
        if (structureAnalysedOn == null || structureAnalysedOn.isAfter(adoptedOn)) {
            missing.add(Rule.GROUNDS_OF_ADOPTION.unmet("structure-not-analysed", null));
        }
        if (reportHeardOn == null || reportHeardOn.isAfter(adoptedOn)) {
            missing.add(Rule.REPORT.unmet("report-not-heard", null));
        }
        return missing;
    }

    /** What the committee resolved on it, on grounds of which {@link #missingGrounds} found none missing. */
    void decide(Resolution resolution, @Nullable LocalDate structureAnalysed, @Nullable LocalDate reportHeard) {
        requireDraft();
        state = resolution.isApproved() ? PolicyState.ADOPTED : PolicyState.REJECTED;
        structureAnalysedOn = structureAnalysed;
        reportHeardOn = reportHeard;
        resolutionId = resolution.id();
    }
}
