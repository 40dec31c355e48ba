package dev.qingfeng.appointment.account;

import org.jspecify.annotations.Nullable;

/**
 * A user of the realm who has a staff number.
 *
 * @param unitPath null for one who may see nothing
 */
record KeycloakUser(String id, String staffNumber, @Nullable String unitPath, boolean enabled) {}
