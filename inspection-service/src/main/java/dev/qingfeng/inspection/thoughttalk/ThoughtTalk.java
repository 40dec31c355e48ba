package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** That somebody talked with a cadre, for as long as it took; what was said is in its {@link TalkNotes}. */
@Entity
@Immutable
public class ThoughtTalk implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private TalkKind kind;

    private UUID cadreId;
    private UUID talkerId;

    @Enumerated(EnumType.STRING)
    private List<TalkTheme> themes;

    private String recordedBy;
    private Instant startedAt;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "ended_at"))
    private Occurrence end;

    /** For Hibernate. */
    protected ThoughtTalk() {}

    /**
     * Of one with another. Refuses with 422 {@code ends-before-start}.
     *
     * @param with the cadre who was talked with
     * @param recordedBy staff number
     */
    ThoughtTalk(
            UUID cycleId,
            TalkKind kind,
            RegistryCadre with,
            UUID talkerId,
            List<TalkTheme> themes,
            String recordedBy,
            Instant startedAt,
            Occurrence end) {
        if (end.occurredAt().isBefore(startedAt)) {
            throw ProblemException.of(InspectionProblem.ENDS_BEFORE_START);
        }
        this.cycleId = cycleId;
        this.unitId = with.unitId();
        this.kind = kind;
        this.cadreId = with.id();
        this.talkerId = talkerId;
        this.themes = themes.stream().distinct().sorted().toList();
        this.recordedBy = recordedBy;
        this.startedAt = startedAt;
        this.end = end;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    TalkKind kind() {
        return kind;
    }

    UUID cadreId() {
        return cadreId;
    }

    UUID talkerId() {
        return talkerId;
    }

    List<TalkTheme> themes() {
        return themes;
    }

    boolean wasRecordedBy(String staffNumber) {
        return recordedBy.equals(staffNumber);
    }

    Instant startedAt() {
        return startedAt;
    }

    Occurrence end() {
        return end;
    }
}
