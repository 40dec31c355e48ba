package dev.qingfeng.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path folder;

    @Test
    void oneThatEndsWhileStartingIsRefusedWithItsLog() {
        ChildProcess child = start("exit 3");

        Refusal refusal = assertThrows(Refusal.class, () -> child.await(() -> false, Duration.ofSeconds(10)));

        assertEquals(
                "part ended while starting (exit code 3); its log says why: " + folder.resolve("part.log"),
                refusal.getMessage());
    }

    @Test
    void oneThatIsNotReadyInTimeIsKilled() {
        ChildProcess child = start("sleep 60");

        assertThrows(Refusal.class, () -> child.await(() -> false, Duration.ofMillis(200)));

        child.onExit().join();
        assertFalse(child.isAlive());
    }

    @Test
    void itIsOutOfReachOfTheTerminal() {
        ChildProcess child = start("sleep 60");

        // A process that leads a session of its own gets no Ctrl-C from this one's terminal.
        child.await(() -> sessionOf(child.handle().pid()) == child.handle().pid(), Duration.ofSeconds(60));

        child.stop(Duration.ofSeconds(2));
        assertFalse(child.isAlive());
    }

    private ChildProcess start(String script) {
        return ChildProcess.start("part", List.of("sh", "-c", script), Map.of(), folder.resolve("part.log"));
    }

    private static long sessionOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
        } catch (IOException e) {
            return -1;
        }
    }
}
