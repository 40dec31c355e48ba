package dev.qingfeng.appointment.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes Keycloak as the registry has it. Each account is a transaction of its own, under a lock on it, so that replicas share
 * the work; what was begun and not recorded is done again. While Keycloak is away what is due waits, and no attempt is counted.
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

    /** Applies a batch of what is due. An account that cannot be applied waits, and holds up no other. */
    @Scheduled(
            every = "${qingfeng.accounts.interval}",
            identity = "account-provisioning",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void applyDue() {
        if (!users.isKnown()) {
            return;
        }
        for (UUID id : QuarkusTransaction.requiringNew().call(() -> accounts.due(clock.instant(), config.batch()))) {
            if (!attempt(id)) {
                return;
            }
        }
    }

    /** False if Keycloak answers nobody. */
    private boolean attempt(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> apply(id));
            away = false;
            return true;
        } catch (KeycloakAway e) {
            boolean answers = users.answer();
            if (answers || e.isMaybeWritten()) {
                QuarkusTransaction.requiringNew().run(() -> miss(id, e, answers));
            }
            if (!answers && !away) {
                LOG.warnf("Accounts wait until Keycloak is back: %s", e.getMessage());
            }
            away = !answers;
            return answers;
        } catch (RuntimeException e) {
            // One account is no reason to leave the others; what was said may name a person.
            LOG.errorf("Account %s could not be applied: %s", id, e.getClass().getName());
            QuarkusTransaction.requiringNew().run(() -> fail(id, new AccountRefusal(AccountFault.REFUSED)));
            return true;
        }
    }

    private void apply(UUID id) {
        accounts.claim(id).ifPresent(account -> {
            WantedAccount wanted = accounts.wanted(id);
            if (!wanted.isDueAt(clock.instant())) {
                return;
            }
            try {
                String userId = users.apply(wanted, account, path -> accounts.isSameUnit(path, wanted.unitPath()))
                        .orElse(null);
                account.apply(wanted, userId, clock.instant());
            } catch (AccountRefusal e) {
                fail(account, e);
            }
        });
    }

    private void miss(UUID id, KeycloakAway failure, boolean answers) {
        accounts.claim(id).ifPresent(account -> {
            if (failure.isMaybeWritten()) {
                account.expectLateWrite(clock.instant());
            }
            if (answers) {
                fail(account, new AccountRefusal(FaultReason.NO_ANSWER));
            }
        });
    }

    private void fail(UUID id, AccountRefusal refusal) {
        accounts.claim(id).ifPresent(account -> fail(account, refusal));
    }

    private void fail(Account account, AccountRefusal refusal) {
        account.fail(refusal, accounts.wanted(account.id()), clock.instant());
        LOG.warnf("Account %s is not as it should be in Keycloak: %s", account.id(), refusal.getMessage());
    }
}
