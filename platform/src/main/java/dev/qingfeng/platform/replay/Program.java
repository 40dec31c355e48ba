package dev.qingfeng.platform.replay;

import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Singleton;
import java.util.List;
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

    /** Carries out a command and ends as it says; with 1 if it could not, with 2 if there is no such command. */
    @Singleton
    static class Runner implements QuarkusApplication {

        private static final Logger LOG = Logger.getLogger(Program.class);

        private final List<OperatorCommand> commands;

        Runner(@All List<OperatorCommand> commands) {
            this.commands = commands;
        }

        @Override
        public int run(String... arguments) throws InterruptedException {
            if (arguments.length == 0) {
                Quarkus.waitForExit();
                return 0;
            }
            for (OperatorCommand command : commands) {
                if (arguments.length == 1 && arguments[0].equals(command.word())) {
                    return carryOut(command);
                }
            }
            LOG.errorf(
                    "There is no command %s; there are: %s",
                    String.join(" ", arguments),
                    commands.stream().map(OperatorCommand::word).sorted().collect(Collectors.joining(", ")));
            return 2;
        }

        private static int carryOut(OperatorCommand command) throws InterruptedException {
            try {
                return command.work().carryOut();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s was not completed", command.word());
                return 1;
            }
        }
    }
}
