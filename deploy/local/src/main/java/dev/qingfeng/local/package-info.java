/** The launcher behind ./start: PostgreSQL, Kafka, Keycloak and the four services on one machine. */
@org.jspecify.annotations.NullMarked
package dev.qingfeng.local;
