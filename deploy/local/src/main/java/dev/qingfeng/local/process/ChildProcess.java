package dev.qingfeng.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that this JVM started; what it prints goes to a log file. */
public final class ChildProcess {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts the command with these variables added to the environment; the log is appended to. */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(inItsOwnSession(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name, e);
        }
    }

    /** The java command of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    // Ctrl-C reaches every process of the terminal's group at once; in a session of its own a child is stopped by us
    // only, in our order.
    private static List<String> inItsOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(SETSID.toString()));
        wrapped.addAll(command);
        return wrapped;
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Waits until the process is ready. When it ends first, takes longer than the limit, or this thread is interrupted,
     * it is killed, and the {@link Refusal} names its log.
     */
    public void await(ReadyCheck ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.isReady()) {
            if (!process.isAlive()) {
                throw new Refusal("%s ended while starting (exit code %d); its log says why: %s"
                        .formatted(name, process.exitValue(), log));
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new Refusal(
                        "%s was not ready after %d s; its log may say why: %s".formatted(name, limit.toSeconds(), log));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new Refusal("%s was broken off while starting".formatted(name), e);
            }
        }
    }

    /** Waits for the process to end by itself, and returns its exit code; kills it after the limit. */
    public int waitFor(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new Refusal(
                        "%s took longer than %d s; its log may say why: %s".formatted(name, limit.toSeconds(), log));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    /** Asks the process to end, kills it when it has not ended within the grace time, and returns when it has. */
    public void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Says whether a starting process does its work already. */
    @FunctionalInterface
    public interface ReadyCheck {
        boolean isReady();
    }
}
