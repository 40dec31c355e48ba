package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** What the four surveys say of a month of a cycle. Frozen once, and the same for every reader and for ever. */
@Entity
@Immutable
public class ClimateBoard implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private Instant frozenAt;

    @ElementCollection
    @CollectionTable(name = "climate_cell", joinColumns = @JoinColumn(name = "board_id"))
    @OrderColumn(name = "ordinal")
    private List<ClimateCell> cells = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "climate_source", joinColumns = @JoinColumn(name = "board_id"))
    @Column(name = "source_id")
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private Set<UUID> sources = new HashSet<>();

    /** For Hibernate. */
    protected ClimateBoard() {}

    /** @param sources the ids of what it was made of */
    ClimateBoard(ComplaintMonth month, List<ClimateCell> cells, Collection<UUID> sources, Instant now) {
        this.cycleId = month.cycleId;
        this.startsOn = month.startsOn;
        this.endsOn = month.endsOn;
        this.frozenAt = now;
        this.cells.addAll(cells);
        this.sources.addAll(sources);
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

    LocalDate startsOn() {
        return startsOn;
    }

    /** The last day. */
    LocalDate endsOn() {
        return endsOn;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    /** Of the city, each inspection team and each unit. */
    List<ClimateCell> cells() {
        return List.copyOf(cells);
    }
}
