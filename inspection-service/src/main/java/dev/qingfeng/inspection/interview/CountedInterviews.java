package dev.qingfeng.inspection.interview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was counted of interviews about the climate, as it was shown then: shown otherwise a second time, the two together could tell what
 * neither does.
 */
@ApplicationScoped
public class CountedInterviews {

    private final InterviewFiguresRepository figures;
    private final CityClimateRepository climates;

    CountedInterviews(InterviewFiguresRepository figures, CityClimateRepository climates) {
        this.figures = figures;
        this.climates = climates;
    }

    /**
     * Of a unit, or of a city.
     *
     * @param id of what was counted
     * @param placeId of the unit; of the cycle for a city
     */
    public record Counted(UUID id, UUID placeId, int people, List<OfQuestion> questions) {}

    /** Of the units of a cycle that were counted before a moment, in the order of their ids. */
    public List<Counted> ofUnits(UUID cycleId, Instant before) {
        return figures.list("cycleId = ?1 and countedAt < ?2 order by unitId", cycleId, before).stream()
                .map(counted -> new Counted(
                        counted.id(),
                        counted.unitId(),
                        counted.figures().people(),
                        counted.figures().climate()))
                .toList();
    }

    /** Of the units whose figures the city's are the sum of, as {@link #ofUnits}; none while the city's are not counted. */
    public List<Counted> behindTheCity(UUID cycleId) {
        return climates.findOf(cycleId)
                .map(city -> ofUnits(cycleId, city.countedAt()))
                .orElse(List.of());
    }

    /** Of the city, if it was counted before a moment. */
    public Optional<Counted> ofCity(UUID cycleId, Instant before) {
        return climates.findOf(cycleId)
                .filter(counted -> counted.countedAt().isBefore(before))
                .map(counted -> new Counted(counted.id(), cycleId, counted.people(), counted.questions()));
    }
}
