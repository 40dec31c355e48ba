package dev.qingfeng.complaint.complaint;

import static dev.qingfeng.complaint.complaint.CaseState.ACCEPTED;
import static dev.qingfeng.complaint.complaint.CaseState.ASSIGNED;
import static dev.qingfeng.complaint.complaint.CaseState.CLOSED;
import static dev.qingfeng.complaint.complaint.CaseState.CONCLUDED;
import static dev.qingfeng.complaint.complaint.CaseState.DECLINED;
import static dev.qingfeng.complaint.complaint.CaseState.FEEDBACK_GIVEN;
import static dev.qingfeng.complaint.complaint.CaseState.INVESTIGATED;
import static dev.qingfeng.complaint.complaint.CaseState.MERGED;
import static dev.qingfeng.complaint.complaint.CaseState.RECEIVED;
import static dev.qingfeng.complaint.complaint.CaseState.SCREENED;
import static dev.qingfeng.complaint.complaint.CaseState.TRANSFERRED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be done with a case: the whole of its state machine, from which states and to which. */
public enum CaseMove {
    SCREEN(EnumSet.of(RECEIVED), SCREENED),
    ACCEPT(EnumSet.of(SCREENED), ACCEPTED),
    DECLINE(EnumSet.of(SCREENED), DECLINED),
    /** To the first handler or to another one. */
    ASSIGN(EnumSet.of(ACCEPTED, ASSIGNED), ASSIGNED),
    INVESTIGATE(EnumSet.of(ASSIGNED), INVESTIGATED),
    CONCLUDE(EnumSet.of(INVESTIGATED), CONCLUDED),
    GIVE_FEEDBACK(EnumSet.of(CONCLUDED), FEEDBACK_GIVEN),
    CLOSE(EnumSet.of(FEEDBACK_GIVEN), CLOSED),
    REOPEN(EnumSet.of(CLOSED, DECLINED, TRANSFERRED), ACCEPTED),
    /** It is a duplicate of another case and goes on there. */
    MERGE(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED), MERGED),
    /** To another unit of the city, which screens it anew. */
    TRANSFER(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED), RECEIVED),
    /** To another organ, which is none of this system's. */
    HAND_OVER(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED), TRANSFERRED),
    PAUSE(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED, INVESTIGATED, CONCLUDED, FEEDBACK_GIVEN), null),
    /** It waits longer than was said. */
    PROLONG_PAUSE(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED, INVESTIGATED, CONCLUDED, FEEDBACK_GIVEN), null),
    /** By somebody, or by itself where the day has come. */
    RESUME(EnumSet.of(RECEIVED, SCREENED, ACCEPTED, ASSIGNED, INVESTIGATED, CONCLUDED, FEEDBACK_GIVEN), null),
    /** Says whom or what it is about, or drops who was presumed. */
    LINK_SUBJECTS(EnumSet.complementOf(EnumSet.of(MERGED)), null),
    /** Another case turned out to be a duplicate of this one, which somebody still works on: nothing is buried in what has ended. */
    TAKE_DUPLICATE(EnumSet.complementOf(EnumSet.of(CLOSED, DECLINED, TRANSFERRED, MERGED)), null),
    /** Somebody stands aside. */
    DECLARE_CONFLICT(EnumSet.allOf(CaseState.class), null),
    /** Before it is closed: that takes the results of all. */
    IMPOSE_MEASURE(EnumSet.of(CONCLUDED, FEEDBACK_GIVEN), null),
    RECORD_RESULT(EnumSet.of(CONCLUDED, FEEDBACK_GIVEN, CLOSED), null),
    ANNOUNCE(EnumSet.of(CONCLUDED, FEEDBACK_GIVEN, CLOSED), null);

    private static final Set<CaseMove> WHILE_PAUSED =
            EnumSet.of(PROLONG_PAUSE, RESUME, LINK_SUBJECTS, TAKE_DUPLICATE, DECLARE_CONFLICT, RECORD_RESULT);

    private static final Set<CaseMove> OF_A_PAUSE = EnumSet.of(PROLONG_PAUSE, RESUME);

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it.
    private final Set<CaseState> from;

    private final @Nullable CaseState to;

    CaseMove(Set<CaseState> from, @Nullable CaseState to) {
        this.from = from;
        this.to = to;
    }

    /** The state that it leads to; that it comes from where it changes none. */
    public CaseState from(CaseState state) {
        return to == null ? state : to;
    }

    /** Whether the state that it leads to begins anew, with a period of its own: to give a case to another handler gains no time. */
    public boolean beginsAnew(CaseState state) {
        return to != null && !(this == ASSIGN && state == to);
    }

    /** Whether it may be made. A case that is paused waits for being resumed, and only such a one is. */
    public boolean isLegal(CaseState state, boolean paused) {
        return from.contains(state) && (paused ? WHILE_PAUSED.contains(this) : !OF_A_PAUSE.contains(this));
    }

    /** Those that may be made. */
    public static List<CaseMove> legal(CaseState state, boolean paused) {
        return Stream.of(values()).filter(move -> move.isLegal(state, paused)).toList();
    }
}
