package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** The climate board of a month is there. No figures: whoever may know them reads the board. */
@EventType(value = "dev.qingfeng.inspection.climate-updated.v1", topic = "qingfeng.inspection.events.v1")
public record ClimateUpdated(UUID boardId, UUID cycleId, LocalDate startsOn, LocalDate endsOn) {

    static ClimateUpdated from(ClimateBoard board) {
        return new ClimateUpdated(board.id(), board.cycleId(), board.startsOn(), board.endsOn());
    }
}
