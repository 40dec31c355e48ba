package dev.qingfeng.local.keycloak;

import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.HttpProbe;
import dev.qingfeng.local.process.Lifeline;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A Keycloak server on 127.0.0.1 in a JVM of its own, with its data in PostgreSQL. */
public final class KeycloakServer implements AutoCloseable {
    /** Signs in to the administration console. */
    public static final String ADMIN = "admin";

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    private final Settings settings;
    private final Http http = new Http();
    private final ChildProcess process;

    private KeycloakServer(Settings settings) {
        this.settings = settings;
        this.process = launch();
    }

    /**
     * What the server is started with.
     *
     * @param log what the server prints
     * @param distribution the unpacked Keycloak; changed by the first start, which builds it for PostgreSQL
     * @param managementPort for health and metrics
     * @param database the database's JDBC URL
     * @param role owner of that database
     * @param adminPassword set at the very first start only
     */
    public record Settings(
            Path log,
            Path distribution,
            int port,
            int managementPort,
            String database,
            String role,
            String password,
            String adminPassword) {

        /** Without the passwords, so that they do not end up in a log. */
        @Override
        public String toString() {
            return "%s on %d, %d".formatted(distribution, port, managementPort);
        }
    }

    /** Where the build unpacked Keycloak, below the build folder of this module. */
    public static Path distribution(Path buildFolder) {
        Properties properties = new Properties();
        try (InputStream file = KeycloakServer.class.getResourceAsStream("distribution.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buildFolder.resolve("keycloak/keycloak-" + properties.getProperty("version"));
    }

    /** Starts the server, and builds it the first time; returns at once, and {@link #awaitReady()} waits. */
    public static KeycloakServer start(Settings settings) {
        return new KeycloakServer(settings);
    }

    /** Returns when the server answers; refuses with the log's path when it ends first or takes minutes. */
    public void awaitReady() {
        process.await(this::isReady, START_LIMIT);
    }

    /** Without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + settings.port();
    }

    /** The issuer in this realm's tokens, and where its public documents are. */
    public String issuer(String realm) {
        return issuer(settings.port(), realm);
    }

    /** As {@link #issuer(String)}, for a server on this port that need not run yet. */
    public static String issuer(int port, String realm) {
        return "http://127.0.0.1:%d/realms/%s".formatted(port, realm);
    }

    /** This realm's administration. */
    public Realm realm(String name) {
        return new Realm(new AdminApi(url(), ADMIN, settings.adminPassword()), name);
    }

    /** The keys that this realm signs with, as a JSON Web Key Set. */
    public String keySet(String realm) {
        return Http.accepted(get(issuer(realm) + "/protocol/openid-connect/certs"))
                .body();
    }

    /** An access token of this realm, for the fields of a token request such as {@code grant_type}. */
    public String token(String realm, Map<String, String> form) {
        return http.token(issuer(realm), form);
    }

    public ChildProcess process() {
        return process;
    }

    /** Stops the server within seconds. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }

    private boolean isReady() {
        return HttpProbe.isOk(URI.create("http://127.0.0.1:%d/health/ready".formatted(settings.managementPort())));
    }

    private HttpResponse<String> get(String url) {
        return http.send(HttpRequest.newBuilder(URI.create(url)));
    }

    private ChildProcess launch() {
        build(settings.distribution(), settings.log());
        return ChildProcess.start(
                "Keycloak",
                java(
                        settings.distribution(),
                        List.of(
                                "start",
                                "--optimized",
                                "--cache=local",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + settings.port(),
                                "--http-management-port=" + settings.managementPort(),
                                // Fixed, so that tokens name one issuer whichever name of this machine was used.
                                "--hostname=" + url())),
                Map.of(
                        "KC_DB_URL", settings.database(),
                        "KC_DB_USERNAME", settings.role(),
                        "KC_DB_PASSWORD", settings.password(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword()),
                settings.log());
    }

    /** Builds the distribution as each start needs it, unless that was done before. */
    static void build(Path distribution, Path log) {
        Path marker = distribution.resolve("built-as");
        String wanted = String.join(" ", BUILD);
        try (FileChannel channel = FileChannel.open(
                        distribution.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid()
                    && Files.exists(marker)
                    && Files.readString(marker).equals(wanted)) {
                return;
            }
            ChildProcess build = ChildProcess.start("Keycloak's build", java(distribution, BUILD), Map.of(), log);
            int code = build.waitFor(BUILD_LIMIT);
            if (code != 0) {
                throw new Refusal("Keycloak could not be built (exit code %d); its log says why: %s"
                        .formatted(code, build.log()));
            }
            Files.writeString(marker, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // As kc.sh does it, but without the shell in between: the process that we start is the one that we stop.
    private static List<String> java(Path folder, List<String> arguments) {
        Path distribution = folder.toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + distribution,
                "-Djboss.server.config.dir=" + distribution.resolve("conf")));
        command.addAll(Lifeline.command(
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }
}
