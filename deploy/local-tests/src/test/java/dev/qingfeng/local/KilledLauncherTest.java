package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qingfeng.local.kafka.KafkaBroker;
import dev.qingfeng.local.postgres.PostgresServer;
import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLauncherTest {
    private static final String PASSWORD = "of-this-test";

    /** Starts what a launcher starts, says so, and then does nothing until it is killed. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) throws SQLException, InterruptedException {
            Path home = Path.of(args[0]);
            PostgresServer postgres = PostgresServer.start(home, home.resolve("postgres.log"), Ports.free(), PASSWORD);
            KafkaBroker kafka = KafkaBroker.temporary();
            try (Connection connection = postgres.superuser("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE pledge AS SELECT 'signed' AS state");
            }
            System.out.println(kafka.process().handle().pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void itsBrokerEndsAndItsDatabaseIsTakenOverWithAllRows(@TempDir Path home) throws Exception {
        Process launcher = new ProcessBuilder(
                        ChildProcess.java(),
                        "-Djava.io.tmpdir=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle broker = ProcessHandle.of(firstNumber(launcher)).orElseThrow();

        launcher.destroyForcibly();

        broker.onExit().get(10, TimeUnit.SECONDS);
        assertFalse(broker.isAlive());
        try (PostgresServer postgres =
                        PostgresServer.start(home, home.resolve("postgres.log"), Ports.free(), PASSWORD);
                Connection connection = postgres.superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT state FROM pledge")) {
            assertTrue(rows.next());
            assertEquals("signed", rows.getString(1));
        }
    }

    private static long firstNumber(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Long.parseLong(output.readLine());
    }
}
