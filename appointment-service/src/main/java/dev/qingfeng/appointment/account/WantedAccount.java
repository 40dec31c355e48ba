package dev.qingfeng.appointment.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What Keycloak has to hold of an account, as the registry is now; the migration says how that is worked out. */
@Entity
@Immutable
@Table(name = "account_wanted")
public class WantedAccount {

    @Id
    private UUID id;

    private UUID cadreId;
    private String staffNumber;
    private String servesPath;
    private boolean enabled;
    private @Nullable UUID scopeUnitId;
    private String unitPath;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> roles;

    private boolean lapsed;
    private @Nullable Instant appliedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable AccountFault fault;

    @Enumerated(EnumType.STRING)
    private @Nullable FaultReason faultReason;

    private boolean due;
    private @Nullable Instant notBefore;

    /** For Hibernate. */
    protected WantedAccount() {}

    WantedAccount(
            UUID id,
            String staffNumber,
            boolean enabled,
            String unitPath,
            List<String> roles,
            @Nullable Instant appliedAt,
            @Nullable AccountFault fault,
            boolean due) {
        this.id = id;
        this.cadreId = id;
        this.staffNumber = staffNumber;
        this.servesPath = unitPath;
        this.enabled = enabled;
        this.unitPath = unitPath;
        this.roles = roles;
        this.appliedAt = appliedAt;
        this.fault = fault;
        this.due = due;
    }

    UUID id() {
        return id;
    }

    UUID cadreId() {
        return cadreId;
    }

    String staffNumber() {
        return staffNumber;
    }

    /** Path of the unit where the cadre serves: who sees that, sees the account. */
    String servesPath() {
        return servesPath;
    }

    /** Whether the person may sign in. */
    boolean isEnabled() {
        return enabled;
    }

    /** The subtree that the person may see. */
    String unitPath() {
        return unitPath;
    }

    /** The roles in force, as {@link AccountRole} names them, sorted. */
    List<String> roles() {
        return roles;
    }

    /** The roles in force, as tokens name them. */
    Set<String> realmRoles() {
        return Stream.concat(
                        Stream.of(AccountRole.EVERYONE),
                        roles.stream().map(AccountRole::valueOf).map(AccountRole::realmRole))
                .collect(Collectors.toSet());
    }

    /** Whether something was granted for a place where the cadre is no more. */
    boolean isLapsed() {
        return lapsed;
    }

    /** Why Keycloak could not be made so the last time; null if it could, or was not asked. */
    @Nullable
    AccountFault fault() {
        return fault;
    }

    /** Null also where there is nothing more to say of the fault. */
    @Nullable
    FaultReason faultReason() {
        return faultReason;
    }

    /** Whether this is not what Keycloak was told last. */
    boolean isDue() {
        return due;
    }

    /** Whether this is not what Keycloak was told last, and has not just been refused. */
    boolean isDueAt(Instant moment) {
        return due && (notBefore == null || !notBefore.isAfter(moment));
    }

    /** Whether Keycloak was told this before that moment, and nothing since. */
    boolean isSettledBefore(Instant moment) {
        return !due && appliedAt != null && appliedAt.isBefore(moment);
    }

    /** Whether a row grants what is in force already, and nothing waits to be forgotten. */
    boolean isAs(List<String> rowRoles, @Nullable String rowScopePath) {
        return enabled && !lapsed && roles.equals(rowRoles) && Objects.equals(scopePath(), rowScopePath);
    }

    private @Nullable String scopePath() {
        return scopeUnitId == null ? null : unitPath;
    }
}
