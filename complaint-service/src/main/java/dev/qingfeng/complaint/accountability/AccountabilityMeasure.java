package dev.qingfeng.complaint.accountability;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What somebody answers for, with who sees to it, by when, and what came of it. */
@Entity
@DynamicUpdate // What was imposed does not change.
public class AccountabilityMeasure {

    @Id
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID complaintId;

    @Enumerated(EnumType.STRING)
    private MeasureKind kind;

    private @Nullable UUID cadreId;
    private String responsibleNumber;
    private LocalDate imposedOn;
    private LocalDate dueOn;
    private @Nullable LocalDate doneOn;
    private byte @Nullable [] result;
    private byte @Nullable [] acknowledgement;

    /** For Hibernate. */
    protected AccountabilityMeasure() {}

    /** Imposed today. Refuses with 422 {@code due-in-the-past}. */
    AccountabilityMeasure(
            UUID complaintId,
            MeasureKind kind,
            @Nullable UUID cadreId,
            String responsibleNumber,
            LocalDate today,
            LocalDate dueOn) {
        if (dueOn.isBefore(today)) {
            throw ProblemException.of(ComplaintProblem.DUE_IN_THE_PAST);
        }
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.kind = kind;
        this.cadreId = cadreId;
        this.responsibleNumber = responsibleNumber;
        this.imposedOn = today;
        this.dueOn = dueOn;
    }

    public UUID id() {
        return id;
    }

    public MeasureKind kind() {
        return kind;
    }

    /** Null if it is for a unit. */
    public @Nullable UUID cadreId() {
        return cadreId;
    }

    /** Staff number of who sees to it. */
    public String responsibleNumber() {
        return responsibleNumber;
    }

    public LocalDate imposedOn() {
        return imposedOn;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    /** Null until it is done. */
    public @Nullable LocalDate doneOn() {
        return doneOn;
    }

    /** Whether something should have come of it by an earlier day. */
    public boolean isOverdue(LocalDate today) {
        return doneOn == null && dueOn.isBefore(today);
    }

    /** Null until it is done, and once the case is erased. */
    public @Nullable String result(CaseFile file, Envelope envelope) {
        return result == null ? null : file.open(result, place(), envelope);
    }

    /** That an organ to which somebody was referred took it over, and under which number; null where it is none, or not done. */
    public @Nullable String acknowledgement(CaseFile file, Envelope envelope) {
        return acknowledgement == null ? null : file.open(acknowledgement, acknowledgementPlace(), envelope);
    }

    /**
     * It is done. Refuses with 409 {@code measure-done-already}, and with 422 {@code acknowledgement-unclear} a referral that no organ has
     * acknowledged, or an acknowledgement of anything else.
     *
     * @param acknowledged by whom and under which number; null for what is no referral
     */
    void done(String words, @Nullable String acknowledged, LocalDate today, CaseFile file, Envelope envelope) {
        if (doneOn != null) {
            throw ProblemException.of(ComplaintProblem.MEASURE_DONE_ALREADY);
        }
        if ((kind == MeasureKind.DISCIPLINARY_REFERRAL) != (acknowledged != null)) {
            throw ProblemException.of(ComplaintProblem.ACKNOWLEDGEMENT_UNCLEAR);
        }
        doneOn = today;
        result = file.seal(words, place(), envelope);
        acknowledgement = acknowledged == null ? null : file.seal(acknowledged, acknowledgementPlace(), envelope);
    }

    private String acknowledgementPlace() {
        return place() + "/acknowledgement";
    }

    private String place() {
        return "measure/" + id;
    }
}
