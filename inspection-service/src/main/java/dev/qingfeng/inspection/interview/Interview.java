package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepGate;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody was interviewed 個別座談 in an inspection; what they said is in their {@link InterviewFile}. */
@Entity
public class Interview implements Aggregate {

    /** Random: an order would tell who was interviewed before whom. */
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Stratum stratum;

    private @Nullable UUID cadreId;
    private @Nullable String personHash;
    private @Nullable String cadreHash;
    private List<UUID> interviewerIds;
    private Instant startedAt;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "ended_at"))
    private Occurrence end;

    /** For Hibernate. */
    protected Interview() {}

    /**
     * With one person. Refuses with 422 {@code ends-before-start}, with 409 {@code concluded-already} what ended after the
     * inspection did, and {@code gate-unmet} what began before fieldwork, or before the step of interviews could in this unit.
     * However late it is recorded plays no part.
     *
     * @param fieldworkStartedAt null until the team is in the field
     */
    Interview(
            UnitInspection inspection,
            @Nullable Instant fieldworkStartedAt,
            StepGate gate,
            Stratum stratum,
            Interviewee with,
            List<UUID> interviewerIds,
            Instant startedAt,
            Occurrence end) {
        if (end.occurredAt().isBefore(startedAt)) {
            throw ProblemException.of(InspectionProblem.ENDS_BEFORE_START);
        }
        if (isAfterItsEnd(inspection, end.occurredAt())) {
            throw ProblemException.of(InspectionProblem.CONCLUDED_ALREADY);
        }
        new Gate()
                .require(
                        fieldworkStartedAt != null,
                        Rule.INTERVIEWS.unmet(
                                "fieldwork-not-started", inspection.teamId().toString()))
                .require(
                        fieldworkStartedAt == null || !startedAt.isBefore(fieldworkStartedAt),
                        Rule.INTERVIEWS.unmet("interview-before-fieldwork", String.valueOf(fieldworkStartedAt)))
                .missing(missing(inspection, gate, startedAt))
                .pass();
        this.id = UUID.randomUUID();
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        this.stratum = stratum;
        this.cadreId = with.cadreId();
        this.personHash = with.personHash();
        this.cadreHash = with.cadreHash();
        this.interviewerIds = List.copyOf(interviewerIds);
        this.startedAt = stored(startedAt);
        this.end = new Occurrence(stored(end.occurredAt()), end.recordedAt(), end.lateReason());
    }

    /** What keeps interviews of the unit from being held then, beside its team. */
    static List<Unmet> missing(UnitInspection inspection, StepGate gate, Instant startedAt) {
        return gate.missingOfUnit(inspection.standing(null), Step.INDIVIDUAL_INTERVIEWS, startedAt);
    }

    static boolean isAfterItsEnd(UnitInspection inspection, Instant moment) {
        Occurrence conclusion = inspection.conclusion();
        return conclusion != null && moment.isAfter(conclusion.occurredAt());
    }

    /** As the database keeps it. */
    static Instant stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    Stratum stratum() {
        return stratum;
    }

    /** Null for somebody whom the registry does not know. */
    @Nullable
    UUID cadreId() {
        return cadreId;
    }

    /** See {@link PersonKey}; null for a cadre. */
    @Nullable
    String personHash() {
        return personHash;
    }

    /** See {@link Interviewee#cadreHash}. */
    @Nullable
    String cadreHash() {
        return cadreHash;
    }

    List<UUID> interviewerIds() {
        return interviewerIds;
    }

    Instant startedAt() {
        return startedAt;
    }

    Occurrence end() {
        return end;
    }

    /** Whether it is recorded twice, which the database refuses. */
    boolean isSameAs(Interview other) {
        return inspectionId.equals(other.inspectionId)
                && startedAt.equals(other.startedAt)
                && Objects.equals(cadreId, other.cadreId)
                && Objects.equals(personHash, other.personHash);
    }

    void classify(Stratum as) {
        stratum = as;
    }
}
