package dev.qingfeng.local;

import dev.qingfeng.local.postgres.ServiceDatabase;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that make a service part of this system. ./start hands them to the service, and Quarkus's dev mode reads
 * the same file.
 */
record ServiceConfiguration(
        Service service,
        int port,
        ServiceDatabase database,
        Map<String, String> kafka,
        String issuer,
        String auditKey,
        String wrappingKey,
        String hashKey) {

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
                        kafka.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> "kafka." + entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n")));
    }

    /** Without the passwords, so that they do not end up in a log. */
    @Override
    public String toString() {
        return "%s on %d".formatted(service.artifactId(), port);
    }
}
