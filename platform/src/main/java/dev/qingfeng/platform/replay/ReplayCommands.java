package dev.qingfeng.platform.replay;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The commands that heal what is between a service and its topics. */
@Singleton
class ReplayCommands {

    private final Duration patience;

    /** @param patience longer than Kafka waits for a consumer that was killed */
    ReplayCommands(@ConfigProperty(name = "qingfeng.command-patience") Duration patience) {
        this.patience = patience;
    }

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
            reread.fromTheBeginning(patience);
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
            reread.fromTheBeginning(patience);
            return OperatorCommand.DONE;
        });
    }
}
