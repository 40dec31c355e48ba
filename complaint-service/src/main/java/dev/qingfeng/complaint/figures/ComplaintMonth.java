package dev.qingfeng.complaint.figures;

import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.platform.figures.Figure;
import dev.qingfeng.platform.figures.Suppression;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** How many complaints came in a city in a month of its cycle, as far as that may be told. Never changed. */
@Entity
@Immutable
public class ComplaintMonth implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private @Nullable Integer reports;

    @SuppressWarnings("UnusedVariable") // For those who read the database.
    private Instant madeAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "complaint_month_channel", joinColumns = @JoinColumn(name = "month_id"))
    @MapKeyColumn(name = "channel")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "reports")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<ReportingChannel, Integer> channels = new EnumMap<>(ReportingChannel.class);

    /** For Hibernate. */
    protected ComplaintMonth() {}

    /**
     * Keeps what may be told, and nothing else.
     *
     * @param counted by channel; a channel through which nothing came may be left out
     * @param smallest the smallest figure that is told
     */
    ComplaintMonth(
            UUID id, UUID cycleId, YearMonth month, Map<ReportingChannel, Integer> counted, int smallest, Instant now) {
        this.id = id;
        this.cycleId = cycleId;
        this.startsOn = month.atDay(1);
        this.endsOn = month.atEndOfMonth();
        this.madeAt = now;
        List<Figure> figures = List.of(ReportingChannel.values()).stream()
                .map(channel -> Figure.of(counted.getOrDefault(channel, 0), Figure.UNBOUNDED))
                .toList();
        Figure all = Figure.sumOf(figures);
        Set<Figure> withheld = Suppression.withheld(all, smallest);
        this.reports = withheld.contains(all) ? null : Math.toIntExact(all.count());
        for (ReportingChannel channel : ReportingChannel.values()) {
            Figure figure = figures.get(List.of(ReportingChannel.values()).indexOf(channel));
            if (!withheld.contains(figure)) {
                channels.put(channel, Math.toIntExact(figure.count()));
            }
        }
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

    /** Through all channels; null where it is withheld. */
    @Nullable
    Integer reports() {
        return reports;
    }

    /** Those that are told. */
    Map<ReportingChannel, Integer> channels() {
        return channels;
    }
}
