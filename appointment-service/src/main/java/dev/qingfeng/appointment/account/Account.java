package dev.qingfeng.appointment.account;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A cadre's account: what was granted, and what of it Keycloak has been told. It is never deleted, only withdrawn. */
@Entity
public class Account {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> roles;

    private @Nullable UUID scopeUnitId;
    private UUID grantedInUnitId;
    private boolean withdrawn;

    @Embedded
    private @Nullable AppliedAccount applied;

    private int attempts;
    private @Nullable Instant nextAttemptAt;

    @Enumerated(EnumType.STRING)
    private @Nullable AccountFault fault;

    /** For Hibernate. */
    protected Account() {}

    Account(UUID cadreId, List<String> roles, @Nullable UUID scopeUnitId, UUID servesInUnitId) {
        this.cadreId = cadreId;
        this.roles = roles;
        this.scopeUnitId = scopeUnitId;
        this.grantedInUnitId = servesInUnitId;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change, of the grant and of what Keycloak was told. */
    public long version() {
        return version;
    }

    public UUID cadreId() {
        return cadreId;
    }

    /** Granted besides {@code cadre}; in force while the cadre serves in {@link #grantedInUnitId}. */
    public List<AccountRole> roles() {
        return roles.stream().map(AccountRole::valueOf).toList();
    }

    /** The unit whose subtree the person may see; null for that of the unit where they serve. */
    public @Nullable UUID scopeUnitId() {
        return scopeUnitId;
    }

    /** Where the cadre served when this was granted. */
    public UUID grantedInUnitId() {
        return grantedInUnitId;
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }

    /** When Keycloak was last made so; null if it is not known to be. */
    public @Nullable Instant appliedAt() {
        return applied == null ? null : applied.appliedAt();
    }

    /** How often in a row Keycloak refused. */
    public int attempts() {
        return attempts;
    }

    /** Goes with {@link #attempts}. */
    public @Nullable Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public @Nullable AccountFault fault() {
        return fault;
    }

    /** Grants anew what the person may do and see where they serve now. */
    void grant(List<String> newRoles, @Nullable UUID newScopeUnitId, UUID servesInUnitId) {
        roles = newRoles;
        scopeUnitId = newScopeUnitId;
        grantedInUnitId = servesInUnitId;
        withdrawn = false;
        tryAtOnce();
    }

    void withdraw() {
        withdrawn = true;
        tryAtOnce();
    }

    /** Keycloak is so now. */
    void apply(WantedAccount wanted, Instant now) {
        applied = new AppliedAccount(now, wanted.isEnabled(), wanted.unitPath(), wanted.roles());
        tryAtOnce();
    }

    /** Keycloak could not be made so; it is tried again after a pause that doubles each time. */
    void fail(AccountFault newFault, Instant now) {
        attempts++;
        fault = newFault;
        nextAttemptAt = now.plus(pause(attempts));
    }

    /** What Keycloak holds is not known any more, so that the account is due. */
    void doubt() {
        applied = null;
        tryAtOnce();
    }

    private void tryAtOnce() {
        attempts = 0;
        fault = null;
        nextAttemptAt = null;
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
