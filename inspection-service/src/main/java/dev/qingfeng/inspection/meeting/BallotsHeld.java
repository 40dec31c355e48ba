package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.inspection.Step;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What {@code ballot} tells of the rounds that were opened at a meeting: they go by who came, and by there being the meeting. */
public interface BallotsHeld {

    /** The steps of the rounds that were opened at it and are not void. */
    Set<Step> stepsAt(UUID meetingId);

    /** Whether a round was opened at it that is not void. */
    default boolean areAt(UUID meetingId) {
        return !stepsAt(meetingId).isEmpty();
    }

    /** The most slips and papers of each class that a round of it gave to those who came; none of a class that is not named. */
    Map<AttendeeClass, Integer> drawnAt(UUID meetingId);
}
