package dev.qingfeng.local;

import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine must have to spare. */
final class Machine {
    private static final long MEMORY = 3L << 30;
    private static final long DISK = 2L << 30;
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private Machine() {}

    /** Refuses when too little memory or disk is available for a system in this folder. */
    static void requireRoom(Path folder) {
        try {
            requireMemory(availableMemory(Files.readString(MEMINFO)));
            requireDisk(Files.getFileStore(folder).getUsableSpace(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireMemory(long bytes) {
        if (bytes < MEMORY) {
            throw new Refusal("Only %.1f GB of memory are available and Qingfeng needs %.0f: close other programs"
                    .formatted(gigabytes(bytes), gigabytes(MEMORY)));
        }
    }

    static void requireDisk(long bytes, Path folder) {
        if (bytes < DISK) {
            throw new Refusal(
                    "Only %.1f GB of disk are free at %s and Qingfeng needs %.0f: make room, or use another --data"
                            .formatted(gigabytes(bytes), folder, gigabytes(DISK)));
        }
    }

    /** From the text of /proc/meminfo, in bytes. */
    static long availableMemory(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static double gigabytes(long bytes) {
        return (double) bytes / (1L << 30);
    }
}
