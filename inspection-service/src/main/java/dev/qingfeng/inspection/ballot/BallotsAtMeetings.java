package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.meeting.BallotsHeld;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rounds that were opened at a meeting, which it goes on with. */
@ApplicationScoped
class BallotsAtMeetings implements BallotsHeld {

    private final BallotRoundRepository rounds;

    BallotsAtMeetings(BallotRoundRepository rounds) {
        this.rounds = rounds;
    }

    @Override
    public Set<Step> stepsAt(UUID meetingId) {
        return opened(meetingId).stream().map(round -> round.purpose().step()).collect(Collectors.toSet());
    }

    /** Everybody votes in each round: what counts is the round in which most of a class did. */
    @Override
    public Map<AttendeeClass, Integer> drawnAt(UUID meetingId) {
        Map<AttendeeClass, Integer> most = new EnumMap<>(AttendeeClass.class);
        opened(meetingId)
                .forEach(round ->
                        round.drawn().forEach((attendeeClass, count) -> most.merge(attendeeClass, count, Math::max)));
        return most;
    }

    private List<BallotRound> opened(UUID meetingId) {
        return rounds.ofMeeting(meetingId).stream()
                .filter(round -> round.state() != RoundState.DRAFTED)
                .toList();
    }
}
