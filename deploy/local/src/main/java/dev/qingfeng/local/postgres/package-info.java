/** A real PostgreSQL server without Docker, with an owner and a runtime role for each service's database. */
@org.jspecify.annotations.NullMarked
package dev.qingfeng.local.postgres;
