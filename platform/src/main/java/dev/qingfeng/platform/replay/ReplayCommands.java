package dev.qingfeng.platform.replay;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The commands that heal what is between a service and its topics. */
final class ReplayCommands {

    /** Longer than Kafka waits for a consumer that was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Publishes all states again. */
    @Produces
    @Singleton
    OperatorCommand replay(Replay replay) {
        return new OperatorCommand("replay", () -> {
            replay.begin();
            replay.resume();
            return OperatorCommand.DONE;
        });
    }

    /** Goes on with a replay that was broken off. */
    @Produces
    @Singleton
    OperatorCommand resume(Replay replay) {
        return new OperatorCommand("resume", () -> {
            replay.requireBegun();
            replay.resume();
            return OperatorCommand.DONE;
        });
    }

    /** The database came back from a backup: makes it the truth for everybody. */
    @Produces
    @Singleton
    OperatorCommand restored(Reread reread, Restore restore, Replay replay) {
        return new OperatorCommand("restored", () -> {
            reread.fromTheBeginning(PATIENCE);
            restore.begin();
            replay.resume();
            return OperatorCommand.DONE;
        });
    }

    /** A replica was lost: reads all topics again. */
    @Produces
    @Singleton
    OperatorCommand reread(Reread reread) {
        return new OperatorCommand("reread", () -> {
            reread.fromTheBeginning(PATIENCE);
            return OperatorCommand.DONE;
        });
    }
}
