package dev.qingfeng.complaint.figures;

import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many complaints came in a city in a month, told at one time for all cities, whether any came or not. A figure that could point to
 * a case is absent, a zero too.
 *
 * @param endsOn the last day
 * @param reports through all channels
 * @param channels every one, in their order
 */
@EventType(value = "dev.qingfeng.complaint.month.v1", topic = "qingfeng.complaint.months.v1")
public record ComplaintMonthState(
        UUID monthId,
        UUID cycleId,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable Integer reports,
        List<OfChannel> channels) {

    /** Through one channel. */
    public record OfChannel(
            ReportingChannel channel, @Nullable Integer reports) {}

    static ComplaintMonthState from(ComplaintMonth figures) {
        return new ComplaintMonthState(
                figures.id(),
                figures.cycleId(),
                figures.startsOn(),
                figures.endsOn(),
                figures.reports(),
                List.of(ReportingChannel.values()).stream()
                        .map(channel ->
                                new OfChannel(channel, figures.channels().get(channel)))
                        .toList());
    }
}
