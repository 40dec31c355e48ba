package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A part of a round: so many single desks as a hall holds, at one time. Its slips are good while it is open.
 *
 * @param openedAt null until opened
 * @param endedAt null until ended
 * @param drawn slips of each class, as counted at the table; null until opened
 * @param printed slips in all, those that nobody drew among them; null until opened
 */
@Embeddable
record Sitting(
        String place,
        @Enumerated(EnumType.STRING) SittingState state,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt,
        @JdbcTypeCode(SqlTypes.JSON) @Nullable Map<AttendeeClass, Integer> drawn,
        @Nullable Integer printed) {

    static Sitting drafted(String place) {
        return new Sitting(place, SittingState.DRAFTED, null, null, null, null);
    }

    boolean isOpen() {
        return state == SittingState.OPEN;
    }

    /** Since before a moment. */
    boolean isOpenSince(Instant moment) {
        return isOpen() && openedAt != null && openedAt.isBefore(moment);
    }

    boolean isDrafted() {
        return state == SittingState.DRAFTED;
    }

    /** Slips of each class that were drawn; none before. */
    Map<AttendeeClass, Integer> counts() {
        return drawn == null ? Map.of() : drawn;
    }

    /** Refuses with 409 {@code sitting-opened-already} one that is open or over. */
    void requireDrafted() {
        if (!isDrafted()) {
            throw ProblemException.of(InspectionProblem.SITTING_OPENED_ALREADY);
        }
    }

    /** Refuses as {@link #requireDrafted}. */
    Sitting opened(Instant now, Map<AttendeeClass, Integer> slips, int inAll) {
        requireDrafted();
        Map<AttendeeClass, Integer> some = slips.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Sitting(place, SittingState.OPEN, now, null, some, inAll);
    }

    /** Refuses with 409 {@code sitting-not-open}. */
    Sitting ended(Instant now) {
        if (!isOpen()) {
            throw ProblemException.of(InspectionProblem.SITTING_NOT_OPEN);
        }
        return new Sitting(place, SittingState.ENDED, openedAt, now, drawn, printed);
    }
}
