package dev.qingfeng.local.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The child processes of a launcher, kept in a file so that the next launcher can end those that a killed one left
 * behind. A process is known by its pid and its start time, because pids are used again.
 */
public final class ProcessFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    // The start time is computed from the time of boot, which the system corrects now and then.
    private static final Duration SAME_START = Duration.ofSeconds(3);

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();

    public ProcessFile(Path file) {
        this.file = file;
    }

    private record Entry(String name, long pid, long startedMillis) {
        Optional<ProcessHandle> running() {
            return ProcessHandle.of(pid)
                    .filter(process ->
                            process.info().startInstant().map(this::isSameStart).orElse(false));
        }

        private boolean isSameStart(Instant start) {
            return Duration.between(Instant.ofEpochMilli(startedMillis), start)
                            .abs()
                            .compareTo(SAME_START)
                    < 0;
        }
    }

    /** Ends what an earlier launcher left running, and forgets it. Returns the names of what was ended. */
    public synchronized List<String> endOrphans(Duration grace) {
        List<String> ended = new ArrayList<>();
        List<ProcessHandle> running = new ArrayList<>();
        for (Entry entry : read()) {
            entry.running().ifPresent(process -> {
                ended.add(entry.name());
                running.add(process);
            });
        }
        running.forEach(ProcessHandle::destroy);
        running.forEach(process -> process.onExit()
                .completeOnTimeout(process, grace.toMillis(), TimeUnit.MILLISECONDS)
                .join());
        running.stream().filter(ProcessHandle::isAlive).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        delete();
        return ended;
    }

    /** Remembers this process. */
    public synchronized void add(ChildProcess process) {
        Instant start = process.handle().info().startInstant().orElseGet(Instant::now);
        entries.add(new Entry(process.name(), process.handle().pid(), start.toEpochMilli()));
        try {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all: the launcher has stopped them itself. */
    public synchronized void delete() {
        entries.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Entry> read() {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : List.of();
        } catch (IOException e) {
            throw new Refusal(
                    "%s cannot be read: end the processes it lists, delete it and start again".formatted(file), e);
        }
    }
}
