package dev.qingfeng.platform.web;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** Lets {@code @Past} and {@code @Future} ask our clock: theirs would have the machine's zone, and another day than the city. */
@Singleton
public class ValidationClock implements ValidatorFactoryCustomizer {

    private final Instance<Clock> clock;

    ValidationClock(Instance<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> validation) {
        // Asked at each use: the validator is made before the configuration of this run is there.
        validation.clockProvider(clock::get);
    }
}
