package dev.qingfeng.appointment.account;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** Accounts of the cadres who serve in the units that a caller may see, and those that are due. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    private static final String VISIBLE = "from Account a where "
            + "exists (select 1 from WantedAccount w where w.id = a.id and within(w.servesPath, ?1))";

    Optional<Account> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and a.id = ?2", scope.value(), id).firstResultOptional();
    }

    List<Account> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and a.id > ?2 order by a.id", scope.value(), after)
                .page(0, rows)
                .list();
    }

    List<Account> ofCadres(Collection<UUID> cadreIds) {
        return list("cadreId in ?1", cadreIds);
    }

    /** What is wanted of the account now; the account must be there. */
    WantedAccount wanted(UUID id) {
        return getEntityManager()
                .createQuery("from WantedAccount where id = ?1", WantedAccount.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    List<WantedAccount> wantedOf(Collection<UUID> cadreIds) {
        return getEntityManager()
                .createQuery("from WantedAccount where cadreId in ?1", WantedAccount.class)
                .setParameter(1, cadreIds)
                .getResultList();
    }

    /** What is wanted of all accounts that the caller may see. */
    List<WantedAccount> wanted(UnitPath scope) {
        return getEntityManager()
                .createQuery("from WantedAccount where within(servesPath, ?1)", WantedAccount.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    /** Staff numbers of all cadres whom the caller may see, with an account or without. */
    Set<String> staffNumbers(UnitPath scope) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select c.staffNumber from Cadre c"
                                + " join Unit u on u.id = c.details.unitId where within(u.path, ?1)",
                        String.class)
                .setParameter(1, scope.value())
                .getResultList());
    }

    /** Staff numbers of all cadres there are, seen by the caller or not. */
    Set<String> staffNumbers() {
        return Set.copyOf(getEntityManager()
                .createQuery("select c.staffNumber from Cadre c", String.class)
                .getResultList());
    }

    /** Whether the unit that is found under one path now was found under the other once: it is the same unit. */
    boolean isSameUnit(String formerPath, String path) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from KeptPath p join Unit u on u.id = p.unitId"
                                        + " where p.path = ?1 and u.path = ?2",
                                Long.class)
                        .setParameter(1, formerPath)
                        .setParameter(2, path)
                        .getSingleResult()
                > 0;
    }

    /** What Keycloak holds is not known of any account any more. */
    void doubtAll(Instant now) {
        update(
                "update versioned Account set doubtedFrom = ?1, attempts = 0, fault = null, faultReason = null,"
                        + " nextAttemptAt = null",
                now);
    }

    /** The accounts that may be seen and are in force, as rows of a file. */
    List<Granted> granted(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select w, s.path from WantedAccount w"
                                + " left join Unit s on s.id = w.scopeUnitId"
                                + " where w.enabled and within(w.servesPath, ?1) order by w.staffNumber",
                        Granted.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    /** Ids of accounts that are due: who is to be shut out comes first, who was refused the last time comes last. */
    List<UUID> due(Instant now, int rows) {
        return getEntityManager()
                .createQuery(
                        "select a.id from Account a join WantedAccount w on w.id = a.id"
                                + " where w.due and (w.notBefore is null or w.notBefore <= ?1)"
                                + " order by w.enabled, a.attempts, a.id",
                        UUID.class)
                .setParameter(1, now)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Ids of all accounts that are due, those included that are waiting for their next attempt. */
    Set<UUID> allDue() {
        return Set.copyOf(getEntityManager()
                .createQuery("select w.id from WantedAccount w where w.due", UUID.class)
                .getResultList());
    }

    /** The account for this transaction alone; empty if another replica has it. */
    Optional<Account> claim(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    /** The account, which is there, locked until the transaction ends. */
    Account lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    /** An account in force, with what a file calls its scope. */
    record Granted(WantedAccount account, @Nullable String scopePath) {

        AccountRow row() {
            return new AccountRow(
                    account.staffNumber(),
                    account.roles().stream().map(AccountRole::valueOf).toList(),
                    scopePath);
        }
    }
}
