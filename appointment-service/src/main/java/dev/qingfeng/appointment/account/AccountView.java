package dev.qingfeng.appointment.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as the API shows it. */
@Schema(name = "Account")
public record AccountView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000009")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(
                description =
                        "Granted besides `cadre`; in force until the cadre leaves the unit, or the post held then",
                examples = "[\"TEAM_MEMBER\"]")
        List<AccountRole> roles,

        @Schema(
                description = "The unit whose subtree the person may see, for as long as the roles are in force;"
                        + " absent for that of the unit where they serve",
                examples = "01980f2a-7c00-7000-8000-000000000001")
        @Nullable
        UUID scopeUnitId,

        @Schema(description = "Where the cadre served then", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID grantedInUnitId,

        @Schema(description = "Whether the person is shut out", examples = "false")
        boolean withdrawn,

        @Schema(
                description = "When Keycloak was last made so; absent if it is not known to be",
                examples = "2026-06-01T02:00:00Z")
        @Nullable
        Instant appliedAt,

        @Schema(description = "Why the last attempt failed; absent if it did not", examples = "REFUSED") @Nullable
        AccountFault fault,

        @Schema(
                description = "What more there is to say of the fault `REFUSED`; absent if nothing is",
                examples = "RESERVED_ROLE_HELD")
        @Nullable
        FaultReason faultReason,

        @Schema(description = "How many attempts have failed in a row", examples = "0")
        int attempts,

        @Schema(description = "When it is tried again; goes with the fault", examples = "2026-06-01T02:00:10Z")
        @Nullable
        Instant nextAttemptAt) {

    static AccountView from(Account account) {
        return new AccountView(
                account.id(),
                account.cadreId(),
                account.roles(),
                account.scopeUnitId(),
                account.grantedInUnitId(),
                account.isWithdrawn(),
                account.appliedAt(),
                account.fault(),
                account.faultReason(),
                account.attempts(),
                account.nextAttemptAt());
    }
}
