package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the months of complaint-service: what it tells of one is all that is known here of complaints. */
@ApplicationScoped
public class ComplaintMonthConsumer {

    private final Replica replica;

    ComplaintMonthConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What the climate board needs of a month. */
    @Replicated(type = "dev.qingfeng.complaint.month.v1", table = "complaint_month")
    record ComplaintMonthState(
            @NotNull UUID cycleId,
            @NotNull LocalDate startsOn,
            @NotNull LocalDate endsOn,
            @Nullable Integer reports,
            @NotNull List<@NotNull @Valid OfChannel> channels) {

        /** Through one channel. */
        record OfChannel(
                @NotNull ReportingChannel channel, @Nullable Integer reports) {}
    }

    @Incoming("complaint-months")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void month(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, ComplaintMonthState.class);
    }
}
