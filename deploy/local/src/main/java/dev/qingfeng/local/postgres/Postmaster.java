package dev.qingfeng.local.postgres;

import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process that still runs on a data folder, perhaps left by a launcher that was killed. */
final class Postmaster {
    private Postmaster() {}

    /** Stops it if there is one: fast, and at once when that takes longer than five seconds. */
    static void stop(Path data) {
        Optional<ProcessHandle> running = find(data);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle server = running.get();
        // PostgreSQL gives each signal its own meaning; TERM would wait until the last client has left.
        signal(server, "INT");
        if (!ended(server, Duration.ofSeconds(5))) {
            signal(server, "QUIT");
            if (!ended(server, Duration.ofSeconds(5))) {
                throw new Refusal("An older PostgreSQL (process %d) does not stop: end it and start again"
                        .formatted(server.pid()));
            }
        }
    }

    private static Optional<ProcessHandle> find(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            return ProcessHandle.of(pid).filter(process -> servesFrom(data, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The pid alone proves nothing: after a reboot it may be anyone's.
    private static boolean servesFrom(Path data, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().map(command -> command.endsWith("/postgres")).orElse(false)
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(false);
    }

    private static void signal(ProcessHandle server, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle server, Duration limit) {
        try {
            server.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
