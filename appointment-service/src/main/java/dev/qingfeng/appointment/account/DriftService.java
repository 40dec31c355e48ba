package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** How Keycloak differs from the registry, in the units that the caller may see; refuses with 503 while it cannot be asked. */
@ApplicationScoped
public class DriftService {

    private static final Logger LOG = Logger.getLogger(DriftService.class);

    private final AccountRepository accounts;
    private final CadreRepository cadres;
    private final KeycloakUsers users;
    private final Caller caller;
    private final Clock clock;

    DriftService(AccountRepository accounts, CadreRepository cadres, KeycloakUsers users, Caller caller, Clock clock) {
        this.accounts = accounts;
        this.cadres = cadres;
        this.users = users;
        this.caller = caller;
        this.clock = clock;
    }

    /** Changes nothing. */
    public DriftView report() {
        return DriftView.from(drift());
    }

    /**
     * Makes every account due whose user differs, each in a transaction of its own, but for the caller's. Users without an
     * account are only reported: whether they may stay is for a human to say.
     */
    public ReconciliationView reconcile() {
        List<UUID> differing = drift().lines().stream()
                .map(Drift.Line::accountId)
                .filter(Objects::nonNull)
                .toList();
        Set<UUID> own = caller.knownStaffNumber()
                .map(number -> QuarkusTransaction.requiringNew().call(() -> cadres.idsOf(number)))
                .orElseGet(Set::of);
        int madeDue = 0;
        for (UUID id : differing) {
            if (QuarkusTransaction.requiringNew().call(() -> doubt(id, own))) {
                madeDue++;
            }
        }
        return new ReconciliationView(madeDue);
    }

    private boolean doubt(UUID id, Set<UUID> own) {
        Account account = accounts.lock(id);
        if (own.contains(account.cadreId())) {
            return false;
        }
        account.doubt(clock.instant());
        return true;
    }

    private Drift drift() {
        UnitPath scope = caller.scope();
        try {
            Instant asked = clock.instant();
            List<KeycloakUser> found = users.all();
            Registered registered = QuarkusTransaction.requiringNew()
                    .call(() -> new Registered(
                            accounts.wanted(scope), accounts.staffNumbers(scope), accounts.staffNumbers()));
            return Drift.of(
                    scope,
                    asked,
                    registered.accounts(),
                    registered.ofScope(),
                    registered.ofAnybody(),
                    found,
                    users::roles);
        } catch (KeycloakAway | AccountRefusal e) {
            LOG.warnf("The drift of accounts cannot be told: %s", e.getMessage());
            throw ProblemException.of(AppointmentProblem.KEYCLOAK_UNREACHABLE);
        }
    }

    private record Registered(List<WantedAccount> accounts, Set<String> ofScope, Set<String> ofAnybody) {}
}
