package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path folder;

    @Test
    void oneLauncherAtATimeOwnsIt() {
        try (Installation first = Installation.open(folder)) {
            Refusal refusal = assertThrows(Refusal.class, () -> Installation.open(first.folder()));

            assertEquals(
                    "another start runs on %s already (process %d): stop it with Ctrl-C there, or use another --data"
                            .formatted(folder, ProcessHandle.current().pid()),
                    refusal.getMessage());
        }
        Installation.open(folder).close();
    }

    @Test
    void secretsStayTheSameAndArePrivate() throws IOException {
        try (Installation installation = Installation.open(folder)) {
            String password = installation.secrets().password("kafka.admin");
            String key = installation.secrets().key("audit.pledge");

            assertEquals(password, installation.secrets().password("kafka.admin"));
            assertEquals(key, installation.secrets().key("audit.pledge"));
            assertNotEquals(password, installation.secrets().password("kafka.broker"));
            assertEquals(32, Base64.getDecoder().decode(key).length);
            assertEquals("rw-------", permissions("secrets.properties"));
            assertEquals("rwx------", permissions(""));
        }
    }

    @Test
    void resetDeletesItsOwnFilesOnly() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        try (Installation installation = Installation.open(folder)) {
            String password = installation.secrets().password("kafka.admin");
            Files.createDirectories(installation.postgres().resolve("data"));

            installation.reset();

            assertTrue(Files.notExists(installation.postgres()));
            assertNotEquals(password, installation.secrets().password("kafka.admin"));
            assertEquals("mine", Files.readString(folder.resolve("thesis.txt")));
        }
    }

    @Test
    void theLogsOfTheLastStartAreSetAside() throws IOException {
        try (Installation installation = Installation.open(folder)) {
            installation.startLogs();
            Files.writeString(installation.log("kafka"), "first");

            installation.startLogs();

            assertTrue(Files.notExists(installation.log("kafka")));
            assertEquals("first", Files.readString(installation.logs().resolve("kafka.log.previous")));
        }
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
