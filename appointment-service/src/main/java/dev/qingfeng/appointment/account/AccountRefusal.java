package dev.qingfeng.appointment.account;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Keycloak cannot be made so for this account; others are not concerned. */
final class AccountRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final AccountFault fault;
    private final @Nullable FaultReason reason;

    AccountRefusal(AccountFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
        this.reason = null;
    }

    AccountRefusal(FaultReason reason) {
        super(reason.name(), null, false, false);
        this.fault = AccountFault.REFUSED;
        this.reason = reason;
    }

    AccountFault fault() {
        return fault;
    }

    @Nullable
    FaultReason reason() {
        return reason;
    }
}
