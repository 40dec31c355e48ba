package dev.qingfeng.appointment.account;

import java.io.Serial;

/** Keycloak cannot be made so for this account; others are not concerned. */
final class AccountRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final AccountFault fault;

    AccountRefusal(AccountFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    AccountFault fault() {
        return fault;
    }
}
