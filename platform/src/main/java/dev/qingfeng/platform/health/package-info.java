/** Kafka and Keycloak, watched apart from readiness. */
@NullMarked
package dev.qingfeng.platform.health;

import org.jspecify.annotations.NullMarked;
