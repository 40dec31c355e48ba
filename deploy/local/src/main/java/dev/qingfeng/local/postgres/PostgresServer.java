package dev.qingfeng.local.postgres;

import dev.qingfeng.local.process.Ports;
import dev.qingfeng.local.process.PrivateFiles;
import dev.qingfeng.local.process.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A PostgreSQL 17 server on 127.0.0.1 that keeps what it acknowledged: fsync and synchronous_commit are on, as in
 * production. Every role needs its SCRAM password, the superuser too.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final String SUPERUSER = "postgres";
    private static final String PG_HBA = """
            # Written at each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path home;
    private final Path log;
    private final @Nullable Path programs;
    private final int port;
    private final String superuserPassword;
    private final boolean temporary;
    private EmbeddedPostgres server;
    private boolean closed;

    private PostgresServer(
            Path home, Path log, @Nullable Path programs, int port, String superuserPassword, boolean temporary) {
        this.home = home;
        this.log = log;
        this.programs = programs;
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.temporary = temporary;
        this.server = launch();
    }

    /**
     * Starts the server whose files live in {@code home}, and creates them the first time. A server that an earlier
     * process left running on the same files is stopped first.
     *
     * @param home data and programs; should be private to its owner
     * @param log what the server prints; its folder exists
     * @param superuserPassword the same at every start on these files; no space, quote or backslash in it
     */
    public static PostgresServer start(Path home, Path log, int port, String superuserPassword) {
        return new PostgresServer(home, log, home.resolve("programs"), port, superuserPassword, false);
    }

    /** Stops the server that an earlier process left running on the files in {@code home}, if there is one. */
    public static void stopLeftover(Path home) {
        Postmaster.stop(dataIn(home));
    }

    /** A server for tests: fresh, on a free port, gone with all its files at {@link #close()} or when the JVM exits. */
    public static PostgresServer temporary() {
        try {
            Path home = Files.createTempDirectory("qingfeng-postgres");
            PostgresServer server =
                    new PostgresServer(home, home.resolve("postgres.log"), null, Ports.free(), randomPassword(), true);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** What the server prints. */
    public Path log() {
        return log;
    }

    /** Where the rows are. */
    public Path data() {
        return dataIn(home);
    }

    private static Path dataIn(Path home) {
        return home.toAbsolutePath().resolve("data");
    }

    /** Without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** A connection that may do everything; the database {@code postgres} always exists. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, superuserPassword);
    }

    /** With the superuser's credentials, for tests that look past the service. */
    public String superuserUrl(String database) {
        return "%s?user=%s&password=%s".formatted(jdbcUrl(database), SUPERUSER, superuserPassword);
    }

    /** As {@link #createDatabase(String, String, String)} with passwords made up now, for tests. */
    public ServiceDatabase createDatabase(String name) {
        return createDatabase(name, randomPassword(), randomPassword());
    }

    /**
     * Makes sure that the database exists, that its roles {@code <name>_owner} and {@code <name>_runtime} exist with
     * these passwords, and that nobody else may connect. The runtime role may connect and look into the schema
     * {@code public}; all else the owner has to grant it. Repeating it changes nothing but the passwords.
     *
     * @param name lower-case letters, digits and underscores
     */
    public ServiceDatabase createDatabase(String name, String ownerPassword, String runtimePassword) {
        String owner = name + "_owner";
        String runtime = name + "_runtime";
        createOwnedDatabase(name, owner, ownerPassword);
        try (Connection server = superuser("postgres")) {
            createRole(server, runtime, runtimePassword);
            execute(server, "GRANT CONNECT ON DATABASE " + name + " TO " + runtime);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the role " + runtime, e);
        }
        try (Connection database = superuser(name)) {
            execute(database, "GRANT USAGE ON SCHEMA public TO " + runtime);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not grant the schema to " + runtime, e);
        }
        return new ServiceDatabase(name, jdbcUrl(name), owner, ownerPassword, runtime, runtimePassword);
    }

    /** Makes sure that a database exists which only its owner may connect to, with this password. */
    public void createOwnedDatabase(String name, String owner, String ownerPassword) {
        requireName(name);
        try (Connection server = superuser("postgres")) {
            createRole(server, owner, ownerPassword);
            if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                execute(server, "CREATE DATABASE " + name + " OWNER " + owner);
            }
            execute(server, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database " + name, e);
        }
        try (Connection database = superuser(name)) {
            execute(database, "ALTER SCHEMA public OWNER TO " + owner);
            execute(database, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not hand the schema to " + owner, e);
        }
    }

    /** Stops the server as an administrator would and starts it again on the same port; connections break. */
    public synchronized void restart() {
        stop();
        server = launch();
    }

    /** Stops the server within seconds: open transactions are rolled back, committed ones are kept. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        if (temporary) {
            FileUtils.deleteQuietly(home.toFile());
        }
    }

    private EmbeddedPostgres launch() {
        requireAllowedUser();
        try {
            Files.createDirectories(home);
            Postmaster.stop(data());
            beginUnlessBegun();
            boolean passwordMissing = trustsTheSuperuser();
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START_LIMIT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setDataDirectoryCustomizer(data -> {
                        if (!passwordMissing) {
                            requirePasswords();
                        }
                    })
                    .setConnectConfig("password", superuserPassword)
                    // The same order of text on every machine, whatever locales it has.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // No locale, but an option of initdb like the others; it is read only then.
                    .setLocaleConfig("pwfile", passwordFile().toString())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    // The library turns both off, and a lost commit would go unseen in tests.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // For Debezium, the relay at scale.
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("password_encryption", "scram-sha-256");
            if (programs != null) {
                builder.setOverrideWorkingDirectory(programs.toFile());
            }
            EmbeddedPostgres running = builder.start();
            if (passwordMissing) {
                giveTheSuperuserAPassword();
            }
            Files.deleteIfExists(passwordFile());
            Files.deleteIfExists(unfinished());
            return running;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new Refusal("PostgreSQL did not start on port %d; its log says why: %s".formatted(port, log), e);
        }
    }

    // A first start that was broken off leaves half a program or half a database, which the library takes for whole
    // ones.
    private void beginUnlessBegun() throws IOException {
        if (Files.exists(unfinished())) {
            FileUtils.deleteDirectory(data().toFile());
            if (programs != null) {
                FileUtils.deleteDirectory(programs.toFile());
            }
        } else if (Files.notExists(data())) {
            Files.createFile(unfinished());
        }
        if (Files.notExists(data())) {
            PrivateFiles.write(passwordFile(), superuserPassword + "\n");
        }
    }

    private Path passwordFile() {
        return home.toAbsolutePath().resolve("superuser-password");
    }

    private Path unfinished() {
        return home.resolve("unfinished");
    }

    private static void requireAllowedUser() {
        try {
            if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0) && !LinuxUtils.isUnshareAvailable()) {
                throw new Refusal("PostgreSQL does not run as root, and this machine forbids root to step down"
                        + " (unshare -U): start as an ordinary user");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Postmaster.stop(data());
    }

    private void requirePasswords() {
        try {
            Files.writeString(accessRules(), PG_HBA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // So it was in folders made before the superuser had a password.
    private boolean trustsTheSuperuser() throws IOException {
        return Files.exists(accessRules())
                && Files.readString(accessRules()).contains("host all %s 127.0.0.1/32 trust".formatted(SUPERUSER));
    }

    private void giveTheSuperuserAPassword() throws SQLException {
        try (Connection connection = superuser(SUPERUSER)) {
            setPassword(connection, SUPERUSER, superuserPassword);
            requirePasswords();
            execute(connection, "SELECT pg_reload_conf()");
        }
    }

    private Path accessRules() {
        return data().resolve("pg_hba.conf");
    }

    private static void createRole(Connection server, String role, String password) throws SQLException {
        requireName(role);
        if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(server, "CREATE ROLE " + role + " LOGIN");
        }
        setPassword(server, role, password);
    }

    // Only the verifier travels, so the password is in no log.
    private static void setPassword(Connection server, String role, String password) throws SQLException {
        server.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection server, String sql) throws SQLException {
        try (Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a database or role: " + name);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
