package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotbox.BoxManifest;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a round: given out while it is open, counted once it is sealed, entered, and recorded before it is closed.
 *
 * @param wanted whether ballots are cast on paper in it
 * @param givenOut of each class; null until they were given out, and none of a class that is not named
 * @param givenOutAt null until then
 * @param returned null until counted
 * @param recordedAt null until they are in the box
 * @param sha256 of the sorted hashes of those in the box, in hexadecimal; null until then
 */
@Embeddable
record RoundPapers(
        @Column(name = "papers") boolean wanted,

        @Column(name = "papers_given_out") @JdbcTypeCode(SqlTypes.JSON) @Nullable
        Map<AttendeeClass, Integer> givenOut,

        @AttributeOverride(name = "occurredAt", column = @Column(name = "papers_given_out_at"))
        @AttributeOverride(name = "recordedAt", column = @Column(name = "papers_given_out_recorded_at"))
        @AttributeOverride(name = "lateReason", column = @Column(name = "papers_given_out_late_reason"))
        @Nullable
        Occurrence givenOutAt,

        @Column(name = "papers_returned") @Nullable Integer returned,
        @Column(name = "papers_recorded_at") @Nullable Instant recordedAt,
        @Column(name = "papers_sha256") @Nullable String sha256) {

    /**
     * Beside slips: whoever enters papers reads them, and of a few who voted on paper they would know who it was. A constant of
     * decision 0054, as many as a class of voters has to be counted alone.
     */
    static final int FEWEST_BESIDE_SLIPS = 10;

    private static final String NONE_SHA256 = BoxManifest.of(List.of()).sha256();

    static RoundPapers drafted(boolean wanted) {
        return new RoundPapers(wanted, null, null, null, null, null);
    }

    /** How many of each class were given out; none before. */
    Map<AttendeeClass, Integer> counts() {
        return givenOut == null ? Map.of() : givenOut;
    }

    /** How many were given out in all; 0 before. */
    int total() {
        return counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of those in the box, none if there are none. */
    String manifestSha256() {
        return sha256 == null ? NONE_SHA256 : sha256;
    }

    /** Whether some were given out that are not in the box yet. */
    boolean areAwaited() {
        return total() > 0 && recordedAt == null;
    }

    /** Refuses with 409 {@code papers-not-given-out} while nobody has said how many were, be it none. */
    void requireGivenOut() {
        if (wanted && givenOut == null) {
            throw ProblemException.of(InspectionProblem.PAPERS_NOT_GIVEN_OUT);
        }
    }

    /** Refuses with 409 {@code round-without-papers} and {@code papers-given-out-already}. */
    void requireNotGivenOut() {
        if (!wanted) {
            throw ProblemException.of(InspectionProblem.ROUND_WITHOUT_PAPERS);
        }
        if (givenOut != null) {
            throw ProblemException.of(InspectionProblem.PAPERS_GIVEN_OUT_ALREADY);
        }
    }

    /**
     * Gives out so many, once. Refuses as {@link #requireNotGivenOut}, and with 422 {@code too-few-papers} a few of any class beside
     * slips, and none without.
     */
    RoundPapers givenOut(Map<AttendeeClass, Integer> counts, boolean besideSlips, Occurrence when) {
        requireNotGivenOut();
        RoundPapers out = new RoundPapers(true, counts, when, null, null, null);
        if (out.total() > 0 || !besideSlips) {
            requireEnough(out.total(), besideSlips);
        }
        if (besideSlips) {
            // Of one who is alone of a class on paper whoever enters it would know whose it is.
            counts.values().stream().filter(count -> count > 0).forEach(count -> requireEnough(count, true));
        }
        return out;
    }

    /**
     * How many were returned, as counted at the table; counted anew, it is another number. Refuses with 409 {@code
     * round-without-papers} and {@code papers-recorded-already}, with 422 {@code more-papers-than-given-out} and {@code
     * too-few-papers}.
     */
    RoundPapers counted(int number, boolean besideSlips) {
        requireOut();
        if (number > total()) {
            throw ProblemException.of(InspectionProblem.MORE_PAPERS_THAN_GIVEN_OUT);
        }
        requireEnough(number, besideSlips);
        return new RoundPapers(true, givenOut, givenOutAt, number, null, null);
    }

    /** How many were returned. Refuses with 409 {@code papers-not-counted} where that is not known, and as {@link #counted}. */
    int requireCounted() {
        requireOut();
        if (returned == null) {
            throw ProblemException.of(InspectionProblem.PAPERS_NOT_COUNTED);
        }
        return returned;
    }

    /** Refuses as {@link #requireCounted}. */
    RoundPapers recorded(Instant now, String manifest) {
        return new RoundPapers(true, givenOut, givenOutAt, requireCounted(), now, manifest);
    }

    private void requireOut() {
        if (total() == 0) {
            throw ProblemException.of(InspectionProblem.ROUND_WITHOUT_PAPERS);
        }
        if (recordedAt != null) {
            throw ProblemException.of(InspectionProblem.PAPERS_RECORDED_ALREADY);
        }
    }

    private static void requireEnough(int number, boolean besideSlips) {
        int fewest = besideSlips ? FEWEST_BESIDE_SLIPS : 1;
        if (number < fewest) {
            throw ProblemException.of(InspectionProblem.TOO_FEW_PAPERS, fewest);
        }
    }
}
