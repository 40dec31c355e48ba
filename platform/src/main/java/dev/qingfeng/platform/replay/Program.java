package dev.qingfeng.platform.replay;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What a service's jar does: it serves or, with a command, carries that out with the service's configuration and ends. */
@QuarkusMain
public class Program {

    private static final String PROFILE = "quarkus.profile";
    private static final String COMMAND = "prod,command";

    /** The profile {@code command} leaves out what only a service that serves needs. */
    public static void main(String[] args) {
        if (args.length > 0) {
            System.setProperty(PROFILE, COMMAND);
        }
        Quarkus.run(Runner.class, args);
    }

    static boolean isCommand() {
        return COMMAND.equals(System.getProperty(PROFILE));
    }

    /** What an operator may ask for, see docs/operations.md. */
    enum Command {
        /** Publish all states again. */
        REPLAY,
        /** Go on with a replay that was broken off. */
        RESUME,
        /** The database came back from a backup: make it the truth for everybody. */
        RESTORED,
        /** A replica was lost: read all topics again. */
        REREAD;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Carries out a command and ends with 0; with 1 if it could not, with 2 if there is no such command. */
    @Singleton
    static class Runner implements QuarkusApplication {

        private static final Logger LOG = Logger.getLogger(Program.class);

        /** Longer than Kafka waits for a consumer that was killed. */
        private static final Duration PATIENCE = Duration.ofSeconds(90);

        private final Replay replay;
        private final Restore restore;
        private final Reread reread;

        Runner(Replay replay, Restore restore, Reread reread) {
            this.replay = replay;
            this.restore = restore;
            this.reread = reread;
        }

        @Override
        public int run(String... arguments) throws InterruptedException {
            if (arguments.length == 0) {
                Quarkus.waitForExit();
                return 0;
            }
            for (Command command : Command.values()) {
                if (arguments.length == 1 && arguments[0].equals(command.word())) {
                    return carryOut(command);
                }
            }
            LOG.errorf(
                    "There is no command %s; there are: %s",
                    String.join(" ", arguments),
                    Arrays.stream(Command.values()).map(Command::word).collect(Collectors.joining(", ")));
            return 2;
        }

        private int carryOut(Command command) throws InterruptedException {
            try {
                switch (command) {
                    case REPLAY -> {
                        replay.begin();
                        replay.resume();
                    }
                    case RESUME -> {
                        replay.requireBegun();
                        replay.resume();
                    }
                    case RESTORED -> {
                        reread.fromTheBeginning(PATIENCE);
                        restore.begin();
                        replay.resume();
                    }
                    case REREAD -> reread.fromTheBeginning(PATIENCE);
                }
                return 0;
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s was not completed", command.word());
                return 1;
            }
        }
    }
}
