package dev.qingfeng.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qingfeng.local.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_PASSWORD = "28P01";

    private static PostgresServer server;
    private static ServiceDatabase pledge;
    private static ServiceDatabase complaint;

    @BeforeAll
    static void start() {
        server = PostgresServer.temporary();
        pledge = server.createDatabase("pledge");
        complaint = server.createDatabase("complaint");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "wal_level, logical"})
    void keepsWhatItAcknowledged(String setting, String value) throws SQLException {
        try (Connection connection = server.superuser("postgres")) {
            assertEquals(value, single(connection, "SELECT current_setting('" + setting + "')"));
        }
    }

    @Test
    void theRuntimeRoleCreatesNoTable() throws SQLException {
        try (Connection runtime = connect(pledge, pledge.runtimeRole(), pledge.runtimePassword())) {
            assertDenied(runtime, "CREATE TABLE mine (id int)");
            assertDenied(runtime, "CREATE SCHEMA mine");
            assertDenied(runtime, "CREATE TEMPORARY TABLE mine (id int)");
        }
    }

    @Test
    void theRuntimeRoleDoesWhatItWasGrantedOnly() throws SQLException {
        try (Connection owner = connect(pledge, pledge.ownerRole(), pledge.ownerPassword())) {
            execute(owner, "CREATE TABLE audit (entry text)");
            execute(owner, "GRANT INSERT, SELECT ON audit TO " + pledge.runtimeRole());
        }
        try (Connection runtime = connect(pledge, pledge.runtimeRole(), pledge.runtimePassword())) {
            execute(runtime, "INSERT INTO audit VALUES ('signed')");
            assertEquals("signed", single(runtime, "SELECT entry FROM audit"));
            assertDenied(runtime, "DELETE FROM audit");
            assertDenied(runtime, "UPDATE audit SET entry = 'forged'");
            assertDenied(runtime, "TRUNCATE audit");
        }
    }

    @Test
    void aServiceDoesNotReachTheDatabaseOfAnother() {
        assertRefused(INSUFFICIENT_PRIVILEGE, complaint, pledge.runtimeRole(), pledge.runtimePassword());
        assertRefused(INSUFFICIENT_PRIVILEGE, complaint, pledge.ownerRole(), pledge.ownerPassword());
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertRefused(INVALID_PASSWORD, pledge, pledge.runtimeRole(), pledge.ownerPassword());
        assertRefused(INVALID_PASSWORD, pledge, pledge.ownerRole(), "postgres");
    }

    @Test
    void theSuperuserNeedsItsPasswordToo() {
        assertRefused(INVALID_PASSWORD, pledge, "postgres", "postgres");
        assertThrows(SQLException.class, () -> connect(pledge, "postgres", "").close());
    }

    @Test
    void aFolderWhoseSuperuserHadNoPasswordGetsOneAndKeepsItsRows(@TempDir Path home) throws Exception {
        Path log = home.resolve("log");
        try (PostgresServer old = PostgresServer.start(home, log, Ports.free(), "none");
                Connection connection = old.superuser("postgres")) {
            execute(connection, "CREATE TABLE kept AS SELECT 'kept' AS value");
            execute(connection, "ALTER ROLE postgres PASSWORD NULL");
        }
        Files.writeString(home.resolve("data/pg_hba.conf"), "host all postgres 127.0.0.1/32 trust");

        try (PostgresServer mended = PostgresServer.start(home, log, Ports.free(), "mine")) {
            try (Connection connection = mended.superuser("postgres")) {
                assertEquals("kept", single(connection, "SELECT value FROM kept"));
            }
            assertRefused(INVALID_PASSWORD, mended.createDatabase("pledge"), "postgres", "guess");
            mended.restart();
            assertRefused(INVALID_PASSWORD, mended.createDatabase("pledge"), "postgres", "guess");
        }
    }

    @Test
    void theSuperusersPasswordIsLeftInNoFileAndNoLog(@TempDir Path home) throws Exception {
        PostgresServer.start(home, home.resolve("log"), Ports.free(), "mine-alone")
                .close();

        try (Stream<Path> files = Files.walk(home, 1)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("mine-alone"), file.toString());
            }
        }
    }

    @Test
    void creatingItAgainKeepsTheRowsAndSetsThePasswords() throws SQLException {
        ServiceDatabase before = server.createDatabase("inspection");
        try (Connection owner = connect(before, before.ownerRole(), before.ownerPassword())) {
            execute(owner, "CREATE TABLE kept AS SELECT 'kept' AS value");
        }

        ServiceDatabase after = server.createDatabase("inspection");

        assertRefused(INVALID_PASSWORD, before, before.ownerRole(), before.ownerPassword());
        try (Connection owner = connect(after, after.ownerRole(), after.ownerPassword())) {
            assertEquals("kept", single(owner, "SELECT value FROM kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ltree", "btree_gist", "pg_trgm"})
    void theOwnerAddsTheExtensionsThatServicesUse(String extension) throws SQLException {
        try (Connection owner = connect(complaint, complaint.ownerRole(), complaint.ownerPassword())) {
            execute(owner, "CREATE EXTENSION " + extension);
        }
    }

    @Test
    void aNameThatWouldNeedQuotesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> server.createDatabase("x; DROP DATABASE pledge"));
    }

    @Test
    void aFirstStartThatWasBrokenOffIsBegunAgain(@TempDir Path home) throws Exception {
        Files.createFile(home.resolve("unfinished"));
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("postgresql.conf"), "half of");

        try (PostgresServer other = PostgresServer.start(home, home.resolve("log"), Ports.free(), "mine");
                Connection connection = other.superuser("postgres")) {
            assertEquals("1", single(connection, "SELECT 1"));
        }
        assertTrue(Files.notExists(home.resolve("unfinished")));
    }

    @Test
    void aRestartBreaksConnectionsAndKeepsRows() throws SQLException {
        ServiceDatabase kept = server.createDatabase("kept");
        try (Connection owner = connect(kept, kept.ownerRole(), kept.ownerPassword())) {
            execute(owner, "CREATE TABLE pledge AS SELECT 'signed' AS state");

            server.restart();

            assertThrows(SQLException.class, () -> single(owner, "SELECT state FROM pledge"));
        }
        try (Connection owner = connect(kept, kept.ownerRole(), kept.ownerPassword())) {
            assertEquals("signed", single(owner, "SELECT state FROM pledge"));
        }
    }

    @Test
    void aTemporaryServerLeavesNothing() {
        PostgresServer other = PostgresServer.temporary();
        assertTrue(Files.exists(other.data()));

        other.close();

        assertTrue(Files.notExists(other.data().getParent()));
        assertThrows(SQLException.class, () -> other.superuser("postgres").close());
    }

    private static Connection connect(ServiceDatabase database, String role, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), role, password);
    }

    private static void assertRefused(String state, ServiceDatabase database, String role, String password) {
        SQLException refusal = assertThrows(
                SQLException.class, () -> connect(database, role, password).close());
        assertEquals(state, refusal.getSQLState(), refusal.getMessage());
    }

    private static void assertDenied(Connection connection, String sql) {
        SQLException denial = assertThrows(SQLException.class, () -> execute(connection, sql));
        assertEquals(INSUFFICIENT_PRIVILEGE, denial.getSQLState(), denial.getMessage());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
