package dev.qingfeng.complaint.clearance;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;

/** Publishes clearances at the fixed times of the configuration, whether any has changed or not. */
@Singleton
class ClearanceTimes {

    private final ClearanceBatchService batches;

    ClearanceTimes(ClearanceBatchService batches) {
        this.batches = batches;
    }

    @Scheduled(
            cron = "{qingfeng.complaint.clearance-times}",
            timeZone = "{qingfeng.zone}",
            identity = "publish-clearances")
    void publish(ScheduledExecution execution) {
        // Replicas whose clocks differ by seconds mean the same time.
        batches.publishFor(execution.getScheduledFireTime().truncatedTo(ChronoUnit.MINUTES));
    }
}
