package dev.qingfeng.appointment.account;

/** Why Keycloak could not be made as the registry has it. */
public enum AccountFault {
    /** Somebody else, without this staff number, signs in under it. */
    USERNAME_TAKEN,
    /** Several users have this staff number: which of them is the person, a human has to say. */
    STAFF_NUMBER_SHARED,
    /** The realm has no such role, or does not let it be given. */
    ROLE_UNKNOWN,
    /** Keycloak refused something else; its log says why. */
    REFUSED
}
