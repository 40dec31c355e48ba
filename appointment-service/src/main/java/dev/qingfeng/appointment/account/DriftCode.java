package dev.qingfeng.appointment.account;

/** How Keycloak can differ from the registry. */
public enum DriftCode {
    /** The account is in force, and there is no user. */
    MISSING,
    /** A user has a staff number that nobody has in the registry. */
    SURPLUS,
    /** A user has the staff number of a cadre who was granted no account. */
    NOT_GRANTED,
    /** Several users have the staff number. */
    STAFF_NUMBER_SHARED,
    UNIT_PATH_DIFFERS,
    /** Some role that the registry gives and takes was given or taken otherwise. */
    ROLES_DIFFER,
    /** The account is in force, and its user is shut out. */
    DISABLED_WRONGLY,
    /** The account was withdrawn, and its user may sign in. */
    ENABLED_WRONGLY
}
