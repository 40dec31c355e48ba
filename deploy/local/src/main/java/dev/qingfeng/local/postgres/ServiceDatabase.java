package dev.qingfeng.local.postgres;

/**
 * How a service reaches its database: the owner migrates the schema, the runtime role has only what the owner grants
 * it.
 *
 * @param name database name, also the prefix of both roles
 * @param jdbcUrl without credentials
 */
public record ServiceDatabase(
        String name,
        String jdbcUrl,
        String ownerRole,
        String ownerPassword,
        String runtimeRole,
        String runtimePassword) {

    /** Without the passwords, so that they do not end up in a log. */
    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(jdbcUrl, ownerRole, runtimeRole);
    }
}
