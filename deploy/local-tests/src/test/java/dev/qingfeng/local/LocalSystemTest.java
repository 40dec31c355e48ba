package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.qingfeng.local.process.ChildProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {

    /** Says of its JVM what may be written of its memory. */
    static final class Asked {
        private Asked() {}

        public static void main(String[] args) throws IOException {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            for (String option :
                    List.of("HeapDumpOnOutOfMemoryError", "CreateCoredumpOnCrash", "DisableAttachMechanism")) {
                System.out.println(option + " " + jvm.getVMOption(option).getValue());
            }
            try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
                limits.filter(limit -> limit.startsWith("Max core file size"))
                        .forEach(limit -> System.out.println(limit.replaceAll(" +", " ")));
            }
        }
    }

    @Test
    void theServiceThatCountsBallotsHasItsMemoryDumpedByNobody(@TempDir Path folder) throws IOException {
        List<String> command = new ArrayList<>(LocalSystem.jvm(Service.INSPECTION));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Asked.class.getName()));
        Path log = folder.resolve("log");

        int exit = ChildProcess.start("service", command, Map.of(), log).waitFor(Duration.ofSeconds(60));

        String said = Files.readString(log);
        assertEquals(0, exit, said);
        assertTrue(said.contains("HeapDumpOnOutOfMemoryError false"), said);
        assertTrue(said.contains("CreateCoredumpOnCrash false"), said);
        assertTrue(said.contains("DisableAttachMechanism true"), said);
        assertTrue(said.contains("Max core file size 0 0 "), said);
    }

    @Test
    void otherServicesCanBeLookedInto() {
        assertFalse(LocalSystem.jvm(Service.PLEDGE).contains("-XX:+DisableAttachMechanism"));
    }
}
