package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** How many of a unit know of transition discipline 知曉率, as a board tells it. Never changed. */
@Entity
@Immutable
public class AwarenessRate implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // The database says with it that there is one of a unit on a board.
    private UUID boardId;

    private UUID cycleId;
    private UUID unitId;
    private long asked;
    private long aware;

    /** For Hibernate. */
    protected AwarenessRate() {}

    /** @param cell a figure of a unit that is told, see {@link ClimateMeasure#AWARE} */
    AwarenessRate(ClimateBoard board, ClimateCell cell) {
        this.boardId = board.id();
        this.cycleId = board.cycleId();
        this.unitId = cell.placeId();
        this.asked = Objects.requireNonNull(cell.asked());
        this.aware = Objects.requireNonNull(cell.counted());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    long asked() {
        return asked;
    }

    long aware() {
        return aware;
    }
}
