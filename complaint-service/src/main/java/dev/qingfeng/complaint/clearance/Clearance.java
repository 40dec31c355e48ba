package dev.qingfeng.complaint.clearance;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
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

    /** What the last batch told. */
    boolean isPublished() {
        return published;
    }

    /** It is decided, if only as it was: that is later than what was said before, too. */
    void give(boolean cleared) {
        given = cleared;
        decisions++;
    }

    /** As an opinion says. Refuses with 409 {@code clearance-changed-since} where it was decided since that was entered. */
    void answer(ClearanceAnswer answer) {
        if (answer.clearanceVersion() != version) {
            throw ProblemException.of(ComplaintProblem.CLEARANCE_CHANGED_SINCE);
        }
        give(answer.given());
    }

    /**
     * Begins with no again where the cadre turns out to be others too: what was decided was decided of half a person.
     *
     * @param others all who turned out to be this cadre; none for most, and again after a merge that a restore has undone
     */
    void beginAnewIfMerged(List<UUID> others) {
        if (others.isEmpty()) {
            mergedFrom = null;
        } else if (!others.equals(mergedFrom)) {
            given = false;
            mergedFrom = List.copyOf(others);
        }
    }
}
