package dev.qingfeng.inspection.interview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the interviews of a city say of the climate; the same for every reader, and for ever. */
@Schema(name = "CityClimate")
public record CityClimateView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000061")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "How many different people were interviewed in the units", examples = "860")
        int people,

        @Schema(examples = "2026-07-02T01:00:00Z") Instant countedAt,

        @Schema(description = "Of the whole city; no cell where it would give away one of a unit")
        List<OfQuestion> questions,

        List<OfUnit> units) {

    /** Of one unit. */
    @Schema(name = "UnitClimate")
    public record OfUnit(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            List<OfQuestion> questions) {}

    static CityClimateView of(CityClimate climate, List<InterviewFigures> units) {
        return new CityClimateView(
                climate.id(),
                climate.cycleId(),
                climate.people(),
                climate.countedAt(),
                climate.questions(),
                units.stream()
                        .map(unit -> new OfUnit(unit.unitId(), unit.figures().climate()))
                        .toList());
    }
}
