package dev.qingfeng.inspection.climate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A climate board in the list. */
public record ClimateBoardEntry(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000071")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "2026-06-01") LocalDate startsOn,

        @Schema(description = "The last day", examples = "2026-06-30")
        LocalDate endsOn,

        @Schema(examples = "2026-07-01T02:00:00Z") Instant frozenAt) {

    static ClimateBoardEntry from(ClimateBoard board) {
        return new ClimateBoardEntry(board.id(), board.cycleId(), board.startsOn(), board.endsOn(), board.frozenAt());
    }
}
