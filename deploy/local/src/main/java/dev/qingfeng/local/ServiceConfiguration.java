package dev.qingfeng.local;

import dev.qingfeng.local.postgres.ServiceDatabase;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that make a service part of this system. ./start hands them to the service, and Quarkus's dev mode reads
 * the same file.
 *
 * @param own settings that only this service has
 */
record ServiceConfiguration(
        Service service,
        int port,
        ServiceDatabase database,
        Map<String, String> kafka,
        String issuer,
        String auditKey,
        String wrappingKey,
        String hashKey,
        Map<String, String> own) {

    String text() {
        return """
                # Written by ./start at each start; change it there.
                quarkus.http.host=127.0.0.1
                quarkus.http.port=%d
                quarkus.datasource.jdbc.url=%s
                quarkus.datasource.username=%s
                quarkus.datasource.password=%s
                quarkus.flyway.username=%s
                quarkus.flyway.password=%s
                quarkus.oidc.auth-server-url=%s
                qingfeng.audit.key=%s
                qingfeng.confidential.current-key=local
                qingfeng.confidential.keys.local=%s
                qingfeng.confidential.hash-key=%s
                %s
                %s
                """.formatted(
                        port,
                        database.jdbcUrl(),
                        database.runtimeRole(),
                        database.runtimePassword(),
                        database.ownerRole(),
                        database.ownerPassword(),
                        issuer,
                        auditKey,
                        wrappingKey,
                        hashKey,
                        lines("kafka.", kafka),
                        lines("", own));
    }

    private static String lines(String prefix, Map<String, String> settings) {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> prefix + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Without the passwords, so that they do not end up in a log. */
    @Override
    public String toString() {
        return "%s on %d".formatted(service.artifactId(), port);
    }
}
