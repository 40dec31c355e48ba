package dev.qingfeng.platform.health;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** From the moment a stop begins nothing is started by the clock, which would only find the database closed. */
@Singleton
class NothingBeginsDuringAStop {

    void pause(@Observes ShutdownDelayInitiatedEvent event, Scheduler scheduler) {
        if (scheduler.isStarted()) {
            scheduler.pause();
        }
    }
}
