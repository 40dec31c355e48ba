package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.inspection.UnitInspection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What dossiers tell of the interviews of an inspection: how many people, and what was counted of what they said. */
@ApplicationScoped
public class HeardOfMembers {

    private final InterviewRepository interviews;
    private final Interviewees interviewees;
    private final InterviewFiguresRepository counted;
    private final Clock clock;

    HeardOfMembers(
            InterviewRepository interviews,
            Interviewees interviewees,
            InterviewFiguresRepository counted,
            Clock clock) {
        this.interviews = interviews;
        this.interviewees = interviewees;
        this.counted = counted;
        this.clock = clock;
    }

    /**
     * Who was interviewed.
     *
     * @param people each once
     * @param strata those that nobody is from are not there
     * @param lastRecordedAt of the latest entry
     */
    public record Heard(int people, Map<Stratum, Integer> strata, Instant lastRecordedAt) {}

    /** What they said together, as it is shown. */
    public record Counted(Figures figures, Instant countedAt) {}

    /** Empty while nobody was. */
    public Optional<Heard> heard(UnitInspection inspection) {
        List<Interview> held = interviews.endedBy(inspection.id(), clock.instant());
        if (held.isEmpty()) {
            return Optional.empty();
        }
        People people = interviewees.people(held);
        Instant last = held.stream()
                .map(interview -> interview.end().recordedAt())
                .max(Instant::compareTo)
                .orElseThrow();
        return Optional.of(new Heard(people.count(), people.byStratum(), last));
    }

    /** Empty until it is counted: nothing is counted for this. */
    public Optional<Counted> counted(UUID inspectionId) {
        return counted.findOf(inspectionId).map(figures -> new Counted(figures.figures(), figures.countedAt()));
    }
}
