package dev.qingfeng.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What is to be stopped at the end: stage after stage, and all of one stage at once. */
final class Shutdown {
    private final Map<Stage, List<Runnable>> stops = new EnumMap<>(Stage.class);
    private boolean begun;

    /** In the order of stopping: who uses a part stops before it. */
    enum Stage {
        SERVICES,
        BROKERS,
        DATABASE
    }

    /** Remembers how to stop a part that runs now; stops it at once when the shutdown has begun already. */
    void add(Stage stage, Runnable stop) {
        synchronized (this) {
            if (!begun) {
                stops.computeIfAbsent(stage, any -> new ArrayList<>()).add(stop);
                return;
            }
        }
        stop.run();
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** From now on nothing new is kept running. Returns false when that was so before. */
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Stops all parts and returns when they have stopped. */
    void run() {
        begin();
        stops.values()
                .forEach(stage -> CompletableFuture.allOf(
                                stage.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
                        .join());
    }
}
