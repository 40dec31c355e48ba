/** Who in the registry has an account in Keycloak, and how Keycloak is kept so. */
@NullMarked
package dev.qingfeng.appointment.account;

import org.jspecify.annotations.NullMarked;
