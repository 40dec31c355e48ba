package dev.qingfeng.appointment.account;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many accounts Keycloak has still to be told of, and for how long. Since when one is due is what this replica has seen of
 * it: a change of the registry leaves no trace in the account.
 */
@Singleton
class AccountMetrics {

    private final AccountRepository accounts;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<UUID, Instant> seenDue = new ConcurrentHashMap<>();

    AccountMetrics(AccountRepository accounts, MeterRegistry registry, Clock clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("qingfeng.accounts.due", seenDue, Map::size)
                .description("Accounts that Keycloak has still to be told of")
                .register(registry);
        Gauge.builder("qingfeng.accounts.oldest.due", this::oldestSeconds)
                .description("For how long one of them has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "10s", identity = "account-metrics")
    void measure() {
        Set<UUID> due = QuarkusTransaction.requiringNew().call(accounts::allDue);
        Instant now = clock.instant();
        seenDue.keySet().retainAll(due);
        due.forEach(id -> seenDue.putIfAbsent(id, now));
    }

    private double oldestSeconds() {
        return seenDue.isEmpty()
                ? 0
                : Duration.between(Collections.min(seenDue.values()), clock.instant())
                        .toSeconds();
    }
}
