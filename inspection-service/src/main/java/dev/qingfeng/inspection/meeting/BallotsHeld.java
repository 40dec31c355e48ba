package dev.qingfeng.inspection.meeting;

import java.util.Map;
import java.util.UUID;

/** What {@code ballot} tells of the rounds that were opened at a meeting: they go by who came, and by there being the meeting. */
public interface BallotsHeld {

    /** Whether a round was opened at it that is not void. */
    boolean areAt(UUID meetingId);

    /** The most slips and papers of each class that a round of it gave to those who came; none of a class that is not named. */
    Map<AttendeeClass, Integer> drawnAt(UUID meetingId);
}
