package dev.qingfeng.pledge.coverage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** How much folding has yet to bring into the totals: it stays high where folding fails, and boards get slow. */
@Singleton
class CoverageMetrics {

    private final EntityManager entities;
    private final MeterRegistry registry;
    private volatile double unfolded;

    CoverageMetrics(EntityManager entities, MeterRegistry registry) {
        this.entities = entities;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("qingfeng.coverage.unfolded", () -> unfolded)
                .description("Changes of pledges, and moved units, that are not in the totals yet")
                .register(registry);
    }

    @Scheduled(every = "10s", identity = "coverage-metrics")
    void measure() {
        unfolded = (Long) entities.createNativeQuery(
                        "select (select count(*) from coverage_change) + (select count(*) from coverage_moved)")
                .getSingleResult();
    }
}
