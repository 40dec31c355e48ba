package dev.qingfeng.appointment.account;

import java.io.Serial;

/** Keycloak gives no answer, or none to us: nothing is known of any account until it does. */
final class KeycloakAway extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean maybeWritten;

    KeycloakAway(String reason) {
        this(reason, false);
    }

    private KeycloakAway(String reason, boolean maybeWritten) {
        super(reason, null, false, false);
        this.maybeWritten = maybeWritten;
    }

    /** The same, of something that was to be written. */
    KeycloakAway onWrite() {
        return new KeycloakAway(String.valueOf(getMessage()), true);
    }

    /** Whether something was sent that Keycloak may carry out yet, whenever. */
    boolean isMaybeWritten() {
        return maybeWritten;
    }
}
