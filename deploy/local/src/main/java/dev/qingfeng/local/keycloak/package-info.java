/** A real Keycloak without Docker, and the realm of deploy/keycloak kept equal to its files. */
@org.jspecify.annotations.NullMarked
package dev.qingfeng.local.keycloak;
