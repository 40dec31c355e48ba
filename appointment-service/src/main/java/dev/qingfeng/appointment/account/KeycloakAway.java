package dev.qingfeng.appointment.account;

import java.io.Serial;

/** Keycloak gives no answer, or none to us: nothing is known of any account until it does. */
final class KeycloakAway extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    KeycloakAway(String reason) {
        super(reason, null, false, false);
    }
}
