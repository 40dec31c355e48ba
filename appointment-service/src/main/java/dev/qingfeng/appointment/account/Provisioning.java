package dev.qingfeng.appointment.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes Keycloak as the registry has it. Each account is a transaction of its own, under a lock on it, so that replicas share
 * the work; what was begun and not recorded is done again. While Keycloak is away nothing is recorded, and what is due waits.
 */
@ApplicationScoped
public class Provisioning {

    private static final Logger LOG = Logger.getLogger(Provisioning.class);

    private final AccountRepository accounts;
    private final KeycloakUsers users;
    private final AccountConfig config;
    private final Clock clock;
    private volatile boolean away;

    Provisioning(AccountRepository accounts, KeycloakUsers users, AccountConfig config, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    /** Applies a batch of what is due. An account that Keycloak refuses waits, and holds up no other. */
    @Scheduled(
            every = "${qingfeng.accounts.interval}",
            identity = "account-provisioning",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void applyDue() {
        if (!users.isKnown()) {
            return;
        }
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> accounts.due(clock.instant(), config.batch()));
        try {
            due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> apply(id)));
            away = false;
        } catch (KeycloakAway e) {
            if (!away) {
                LOG.warnf("Accounts wait until Keycloak is back: %s", e.getMessage());
            }
            away = true;
        }
    }

    private void apply(UUID id) {
        accounts.claim(id).ifPresent(account -> {
            WantedAccount wanted = accounts.wanted(id);
            if (!wanted.isDue()) {
                return;
            }
            try {
                users.apply(wanted);
                account.apply(wanted, clock.instant());
            } catch (AccountRefusal e) {
                account.fail(e.fault(), clock.instant());
                LOG.warnf("Account %s is not as it should be in Keycloak: %s", id, e.fault());
            }
        });
    }
}
