package dev.qingfeng.appointment.account;

/** What more there is to say of {@link AccountFault#REFUSED}; all but the last are for a human to decide. */
public enum FaultReason {
    /** The user has a role that the registry does not give, and is not to have it for units that it was not given for. */
    RESERVED_ROLE_HELD,
    /** A user with the staff number was there before, for units that the granter does not see. */
    USER_OF_OTHER_UNITS,
    /** The user was shut out by somebody else. */
    DISABLED_ELSEWHERE,
    /** Keycloak answers, but not for this account. */
    NO_ANSWER
}
