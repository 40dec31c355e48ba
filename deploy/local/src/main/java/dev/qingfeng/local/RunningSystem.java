package dev.qingfeng.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.process.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a running local system says of itself in running.json, for programs that use it. The file is there from the
 * moment all is up until it stops. Database passwords are in the services' property files.
 *
 * @param pid of the launcher
 * @param services by artifact id; empty when only the infrastructure runs
 */
public record RunningSystem(
        long pid, Postgres postgres, Kafka kafka, Keycloak keycloak, Map<String, ServiceProcess> services) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The database server. */
    public record Postgres(int port) {}

    /**
     * The broker.
     *
     * @param bootstrapServers of the listener for services (SCRAM)
     * @param oauthBootstrapServers of the listener for outside systems (Keycloak tokens)
     */
    public record Kafka(long pid, String bootstrapServers, String oauthBootstrapServers) {}

    /**
     * The identity server.
     *
     * @param issuer of the realm's tokens
     * @param consumerId client id of the demo system that reads events
     * @param consumerSecret its secret
     */
    public record Keycloak(long pid, String url, String issuer, String consumerId, String consumerSecret) {}

    /**
     * One service.
     *
     * @param url without a slash at its end
     * @param configuration its property file
     */
    public record ServiceProcess(long pid, String url, String configuration, String log) {}

    /** Reads running.json. */
    public static RunningSystem read(Path file) {
        try {
            return JSON.readValue(file.toFile(), RunningSystem.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
