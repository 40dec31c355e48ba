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
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A cadre's account: what was granted, and what of it Keycloak has been told. It is never deleted, only withdrawn. */
@Entity
public class Account {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Longer than Keycloak and what stands before it work on a request that nobody waits for any more. */
    private static final Duration LATEST_WRITE = Duration.ofMinutes(2);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;

    @Embedded
    private Grant grant;

    private boolean withdrawn;
    private boolean mayEnable = true;

    @Embedded
    private @Nullable AppliedAccount applied;

    private @Nullable String userId;
    private @Nullable Instant doubtedFrom;

    private int attempts;
    private @Nullable Instant nextAttemptAt;

    @Enumerated(EnumType.STRING)
    private @Nullable AccountFault fault;

    @Enumerated(EnumType.STRING)
    private @Nullable FaultReason faultReason;

    @Embedded
    private @Nullable FailedAccount failed;

    /** For Hibernate. */
    protected Account() {}

    Account(UUID cadreId, Grant grant) {
        this.cadreId = cadreId;
        this.grant = grant;
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

    /** Granted besides {@code cadre}; in force while the cadre stays where they were then. */
    public List<AccountRole> roles() {
        return grant.roles().stream().map(AccountRole::valueOf).toList();
    }

    /** The unit whose subtree the person may see; null for that of the unit where they serve. */
    public @Nullable UUID scopeUnitId() {
        return grant.scopeUnitId();
    }

    /** Where the cadre served when this was granted. */
    public UUID grantedInUnitId() {
        return grant.grantedInUnitId();
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }

    /** When Keycloak was last made so; null if it is not known to be. */
    public @Nullable Instant appliedAt() {
        return applied == null || doubtedFrom != null ? null : applied.appliedAt();
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

    /** Null also where there is nothing more to say of the fault. */
    public @Nullable FaultReason faultReason() {
        return faultReason;
    }

    /** Whether Keycloak's user with this id is known to be this account's, and not one that was there before. */
    boolean isOf(String keycloakUserId) {
        // Of what was applied before ids were kept, nothing more is known than that there was a user.
        return userId == null ? applied != null && applied.appliedEnabled() : userId.equals(keycloakUserId);
    }

    /** Whether a user who was there before and is for that unit may be taken over: nobody takes one of units they do not see. */
    boolean mayTakeOver(String unitPath) {
        return grant.isByOneWhoSees(unitPath);
    }

    /** Whether a user who is shut out may be let in: once for each grant, for else somebody else has shut them out. */
    boolean mayEnable() {
        return mayEnable;
    }

    /** Grants anew what the person may do and see where they serve now. */
    void grant(Grant newGrant) {
        grant = newGrant;
        withdrawn = false;
        mayEnable = true;
        tryAtOnce();
    }

    void withdraw() {
        withdrawn = true;
        tryAtOnce();
    }

    /**
     * Keycloak is so now.
     *
     * @param newUserId of the user who is; null if nobody is to sign in
     */
    void apply(WantedAccount wanted, @Nullable String newUserId, Instant now) {
        applied = new AppliedAccount(now, wanted.isEnabled(), wanted.unitPath(), wanted.roles());
        if (newUserId != null) {
            userId = newUserId;
            mayEnable = false;
        }
        if (wanted.isLapsed()) {
            grant = grant.lapsed();
        }
        if (doubtedFrom != null && !doubtedFrom.isAfter(now)) {
            doubtedFrom = null;
        }
        tryAtOnce();
    }

    /** Keycloak could not be made so; the same is tried again after a pause that doubles each time. */
    void fail(AccountRefusal refusal, WantedAccount wanted, Instant now) {
        FailedAccount nowFailed = FailedAccount.of(wanted);
        attempts = nowFailed.equals(failed) ? attempts + 1 : 1;
        failed = nowFailed;
        fault = refusal.fault();
        faultReason = refusal.reason();
        nextAttemptAt = now.plus(pause(attempts));
    }

    /** What Keycloak holds is not known any more, so that the account is due. */
    void doubt(Instant now) {
        doubtedFrom = now;
        tryAtOnce();
    }

    /** Something was sent that Keycloak may carry out late, over what it is told meanwhile: it is told once more afterwards. */
    void expectLateWrite(Instant now) {
        doubtedFrom = now.plus(LATEST_WRITE);
    }

    private void tryAtOnce() {
        attempts = 0;
        fault = null;
        faultReason = null;
        failed = null;
        nextAttemptAt = null;
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
