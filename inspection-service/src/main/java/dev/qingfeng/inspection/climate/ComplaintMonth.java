package dev.qingfeng.inspection.climate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A month of complaints as complaint-service last told it, for queries; {@link ComplaintMonthConsumer} writes it. */
@Entity
@Immutable
class ComplaintMonth {

    @Id
    UUID id;

    boolean gone;
    UUID cycleId;
    LocalDate startsOn;

    /** The last day. */
    LocalDate endsOn;

    @Nullable
    Integer reports;

    @JdbcTypeCode(SqlTypes.JSON)
    List<OfChannel> channels;

    /** Through one channel; absent where it is withheld. */
    record OfChannel(ReportingChannel channel, @Nullable Integer reports) {}

    /** For Hibernate. */
    protected ComplaintMonth() {}
}
