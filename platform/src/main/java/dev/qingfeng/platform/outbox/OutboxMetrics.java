package dev.qingfeng.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** How much waits in the outbox and for how long, and whether a replay has been left unfinished. */
@Singleton
class OutboxMetrics {

    private final EntityManager entities;
    private final MeterRegistry registry;
    private volatile double backlog;
    private volatile double oldestSeconds;
    private volatile double unfinishedTopics;

    OutboxMetrics(EntityManager entities, MeterRegistry registry) {
        this.entities = entities;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("qingfeng.outbox.backlog", () -> backlog)
                .description("Events written and not yet acknowledged by Kafka")
                .register(registry);
        Gauge.builder("qingfeng.outbox.oldest", () -> oldestSeconds)
                .description("Age of the oldest unsent event")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("qingfeng.replay.unfinished.topics", () -> unfinishedTopics)
                .description(
                        "State topics that a replay has yet to republish; stays above zero where it was broken off")
                .register(registry);
    }

    @Scheduled(every = "10s", identity = "outbox-metrics")
    void measure() {
        Tuple row = (Tuple) entities.createNativeQuery("""
                        select count(*) as backlog, coalesce(extract(epoch from now() - min(time)), 0) as oldest,
                          (select count(*) from replay) as unfinished
                        from outbox""", Tuple.class).getSingleResult();
        backlog = row.get("backlog", Number.class).doubleValue();
        oldestSeconds = row.get("oldest", Number.class).doubleValue();
        unfinishedTopics = row.get("unfinished", Number.class).doubleValue();
    }
}
