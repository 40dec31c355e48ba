package dev.qingfeng.platform.web;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** Lets {@code @Past} and {@code @Future} ask our clock: theirs has the machine's zone, and so another day. */
@Singleton
public class ValidationClock implements ValidatorFactoryCustomizer {

    private final Instance<Clock> clock;

    ValidationClock(Instance<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> validation) {
        Clock lookedUp = new LookedUp(clock);
        validation.clockProvider(() -> lookedUp);
    }

    /** Each constraint keeps the clock that it is given, and is made before the configuration of this run is there. */
    private static final class LookedUp extends Clock {

        private final Instance<Clock> clock;

        LookedUp(Instance<Clock> clock) {
            this.clock = clock;
        }

        @Override
        public java.time.Instant instant() {
            return clock.get().instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.get().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.get().withZone(zone);
        }
    }
}
