package dev.qingfeng.platform.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that services ask, as fine as the database keeps time, so that what was answered is what will be read. Its zone is
 * the city's, whatever that of the machine: {@code LocalDate.now(clock)} is the day that people there have.
 */
public class SystemClock {

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "qingfeng.zone") ZoneId zone) {
        return Clock.tick(Clock.system(zone), Duration.ofNanos(1000));
    }
}
