package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qingfeng.local.process.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void tooLittleMemoryIsRefused() {
        long available = Machine.availableMemory("MemTotal: 8000000 kB\nMemAvailable:    2097152 kB\n");

        Refusal refusal = assertThrows(Refusal.class, () -> Machine.requireMemory(available));

        assertEquals(
                "Only 2.0 GB of memory are available and Qingfeng needs 3: close other programs", refusal.getMessage());
    }

    @Test
    void tooLittleDiskIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> Machine.requireDisk(1L << 30, Path.of("/data")));

        assertEquals(
                "Only 1.0 GB of disk are free at /data and Qingfeng needs 2: make room, or use another --data",
                refusal.getMessage());
    }

    @Test
    void enoughIsEnough() {
        Machine.requireMemory(3L << 30);
        Machine.requireDisk(2L << 30, Path.of("/data"));
    }
}
