package dev.qingfeng.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.IncomingInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Counts the records that could not be applied, each once it is safe in the dead-letter topic. */
@ApplicationScoped
public class DeadLetterCount implements IncomingInterceptor {

    private final Counter deadLetters;
    private final Stopping stopping;

    DeadLetterCount(MeterRegistry registry, Stopping stopping) {
        this.stopping = stopping;
        deadLetters = Counter.builder("qingfeng.dead.letters")
                .description("Records that could not be applied and went to the dead-letter topic")
                .register(registry);
    }

    /** Shows a zero from the start, so that the first dead letter is seen as a change. */
    void appear(@Observes StartupEvent event) {
        deadLetters.count();
    }

    @Override
    public void onMessageAck(Message<?> applied) {
        // Only failures count.
    }

    @Override
    public void onMessageNack(Message<?> refused, Throwable reason) {
        if (!stopping.hasBegun()) {
            deadLetters.increment();
        }
    }
}
