package dev.qingfeng.complaint.clearance;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Whether the discipline organ clears one cadre for a promotion; no until it is given, for whatever reason or none. */
@Entity
public class Clearance implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private boolean given;

    private @Nullable String proposedBy;

    private @Nullable Boolean lastOpinion;

    @SuppressWarnings("UnusedVariable") // So that each decision makes a new version.
    private int decisions;

    /** Batches write it. */
    @Column(insertable = false, updatable = false)
    private boolean published;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<UUID> mergedFrom;

    /** For Hibernate; {@link ClearanceRepository#open} makes the rows. */
    protected Clearance() {}

    /** The cadre's id. */
    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public boolean given() {
        return given;
    }

    /** Whether one officer alone says that it is to be given. */
    boolean isProposed() {
        return proposedBy != null;
    }

    /** What the last batch told. */
    boolean isPublished() {
        return published;
    }

    /** Whether the organ's last opinion that two have confirmed said no. */
    boolean isRefusedByOpinion() {
        return Boolean.FALSE.equals(lastOpinion);
    }

    /**
     * Without an opinion: one officer alone withholds it, and it is given once two people have said so. Refuses with 409 {@code
     * opinion-said-no} to give it against an opinion.
     *
     * @param by staff number
     * @param numbers every staff number of who decides
     */
    void decide(boolean cleared, String by, Set<String> numbers) {
        if (cleared && isRefusedByOpinion()) {
            throw ProblemException.of(ComplaintProblem.OPINION_SAID_NO);
        }
        boolean isGiven = cleared && (given || isProposedByAnother(numbers));
        give(isGiven, cleared && !isGiven ? by : null);
    }

    /** Whether somebody with these numbers has said the same already, so that to say it again changes nothing. */
    boolean isSaid(boolean cleared, Set<String> numbers) {
        return cleared ? given || (isProposed() && !isProposedByAnother(numbers)) : !given && !isProposed();
    }

    private boolean isProposedByAnother(Set<String> numbers) {
        return proposedBy != null && !numbers.contains(proposedBy);
    }

    /** As an opinion says. Refuses with 409 {@code clearance-changed-since} where it was decided since that was entered. */
    void answer(ClearanceAnswer answer) {
        if (answer.clearanceVersion() != version) {
            throw ProblemException.of(ComplaintProblem.CLEARANCE_CHANGED_SINCE);
        }
        lastOpinion = answer.given();
        give(answer.given(), null);
    }

    /** It is decided, if only as it was: that is later than what was said before, too. */
    private void give(boolean cleared, @Nullable String alone) {
        given = cleared;
        proposedBy = alone;
        decisions++;
    }

    /**
     * Begins with no again where the cadre turns out to be others too: what was decided was decided of half a person. What an opinion refused
     * to one of them stays refused.
     *
     * @param others all who turned out to be this cadre; none for most, and again after a merge that a restore has undone
     * @param refused whether an opinion said no of one of the others
     */
    void beginAnewIfMerged(List<UUID> others, boolean refused) {
        if (others.isEmpty()) {
            mergedFrom = null;
        } else if (!others.equals(mergedFrom)) {
            given = false;
            proposedBy = null;
            lastOpinion = (refused || isRefusedByOpinion()) ? false : null;
            mergedFrom = List.copyOf(others);
        }
    }
}
