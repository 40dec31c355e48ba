package dev.qingfeng.inspection.climate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the four surveys say of a month, of the city or of its parts; the same for ever. */
@Schema(name = "ClimateBoard")
public record ClimateBoardView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000071")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "2026-06-01") LocalDate startsOn,

        @Schema(description = "The last day", examples = "2026-06-30")
        LocalDate endsOn,

        @Schema(examples = "2026-07-01T02:00:00Z") Instant frozenAt,

        @Schema(description = "In a fixed order; a survey that nobody answered in the month has none")
        List<ClimateFigureView> figures) {

    static ClimateBoardView of(ClimateBoard board, List<ClimateCell> cells) {
        return new ClimateBoardView(
                board.id(),
                board.cycleId(),
                board.startsOn(),
                board.endsOn(),
                board.frozenAt(),
                cells.stream().map(ClimateFigureView::from).toList());
    }
}
