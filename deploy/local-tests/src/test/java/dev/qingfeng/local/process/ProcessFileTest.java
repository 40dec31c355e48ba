package dev.qingfeng.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFileTest {
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Path folder;
    private final Path file;
    private ChildProcess orphan;

    ProcessFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("processes.json");
        this.orphan = sleep("sleep 60");
    }

    @BeforeEach
    void remember() {
        new ProcessFile(file).add(orphan);
    }

    @AfterEach
    void end() {
        orphan.stop(GRACE);
    }

    @Test
    void whatAnEarlierLauncherLeftIsEnded() {
        assertEquals(List.of("sleeper"), new ProcessFile(file).endOrphans(GRACE));

        assertFalse(orphan.isAlive());
        assertEquals(List.of(), new ProcessFile(file).endOrphans(GRACE));
    }

    @Test
    void whatDoesNotListenIsKilled() throws IOException {
        orphan.stop(GRACE);
        orphan = sleep("trap '' TERM; echo deaf; while true; do sleep 1; done");
        orphan.await(() -> says(orphan.log(), "deaf"), Duration.ofSeconds(60));
        ProcessFile fresh = new ProcessFile(file);
        fresh.delete();
        fresh.add(orphan);

        assertEquals(List.of("sleeper"), new ProcessFile(file).endOrphans(GRACE));

        assertFalse(orphan.isAlive());
    }

    @Test
    void aProcessThatGotTheSamePidIsLeftAlone() throws IOException {
        String recorded = Files.readString(file);
        long start = orphan.handle().info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(file, recorded.replace(Long.toString(start), Long.toString(start - 60_000)));

        assertEquals(List.of(), new ProcessFile(file).endOrphans(GRACE));

        assertTrue(orphan.isAlive());
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Files.writeString(file, "[{");

        assertThrows(Refusal.class, () -> new ProcessFile(file).endOrphans(GRACE));
    }

    private ChildProcess sleep(String script) {
        return ChildProcess.start("sleeper", List.of("sh", "-c", script), Map.of(), folder.resolve("sleeper.log"));
    }

    private static boolean says(Path log, String word) {
        try {
            return Files.readString(log).contains(word);
        } catch (IOException e) {
            return false;
        }
    }
}
