package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The public pledge 公開承諾 of an inspection team, which its leader makes at the assessment meeting of one unit. It is recorded
 * once in a cycle and never edited: a correction holds from then on, and what was said before stays. One that was recorded by mistake is
 * withdrawn, and stays as one that was.
 */
@Entity
@DynamicUpdate
public class PublicPledge implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;
    private UUID teamId;
    private UUID leaderId;
    private UUID witnessId;
    private String place;

    @Embedded
    private PledgedText text;

    @Embedded
    private Occurrence occurrence;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "public_pledge_correction", joinColumns = @JoinColumn(name = "public_pledge_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private List<PublicPledgeCorrection> corrections;

    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawalReason;

    /** For Hibernate. */
    protected PublicPledge() {}

    PublicPledge(
            UUID cycleId, UUID unitId, UUID teamId, UUID leaderId, PledgedText text, Meeting meeting, Occurrence at) {
        this.cycleId = cycleId;
        this.unitId = unitId;
        this.teamId = teamId;
        this.leaderId = leaderId;
        this.text = text;
        this.witnessId = meeting.witnessId();
        this.place = meeting.place();
        this.occurrence = at;
        this.corrections = new ArrayList<>();
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

    public UUID teamId() {
        return teamId;
    }

    public UUID leaderId() {
        return leaderId;
    }

    /** What was pledged. */
    PledgedText text() {
        return text;
    }

    /** The meeting as it is known now. */
    Meeting meeting() {
        return corrections.isEmpty()
                ? recordedMeeting()
                : corrections.get(corrections.size() - 1).meeting();
    }

    /** When it was made, as is known now. */
    public Instant occurredAt() {
        return meeting().occurredAt();
    }

    /** As it was recorded first. */
    Occurrence occurrence() {
        return occurrence;
    }

    /** What was said before each correction, in their order. */
    List<Meeting> former() {
        List<Meeting> former = new ArrayList<>();
        Meeting before = recordedMeeting();
        for (PublicPledgeCorrection correction : corrections) {
            former.add(before);
            before = correction.meeting();
        }
        return former;
    }

    List<PublicPledgeCorrection> corrections() {
        return List.copyOf(corrections);
    }

    /** Null unless it was withdrawn. */
    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** Null unless it was withdrawn. */
    @Nullable
    String withdrawalReason() {
        return withdrawalReason;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Says that it was recorded by mistake. Refuses with 409 {@code public-pledge-withdrawn} what was withdrawn before. */
    void withdraw(String reason, Instant now) {
        requireStanding();
        withdrawnAt = now;
        withdrawalReason = reason;
    }

    /**
     * Says what is right from now on. Refuses with 409 {@code public-pledge-withdrawn} what was withdrawn, with 422 {@code
     * nothing-corrected} what was said already.
     */
    void correct(Meeting right, String reason, Instant now) {
        requireStanding();
        if (right.equals(meeting())) {
            throw ProblemException.of(PledgeProblem.NOTHING_CORRECTED);
        }
        corrections.add(new PublicPledgeCorrection(right, reason, now));
    }

    private void requireStanding() {
        if (isWithdrawn()) {
            throw ProblemException.of(PledgeProblem.PUBLIC_PLEDGE_WITHDRAWN);
        }
    }

    private Meeting recordedMeeting() {
        return new Meeting(place, occurrence.occurredAt(), witnessId);
    }
}
