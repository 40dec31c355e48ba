package dev.qingfeng.local;

import dev.qingfeng.local.postgres.PostgresServer;
import dev.qingfeng.local.process.Refusal;
import dev.qingfeng.local.sample.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind ./start. */
@Command(
        name = "./start",
        sortOptions = false,
        description = "Starts Qingfeng on this machine: PostgreSQL, Kafka, Keycloak and the four services.",
        footer = "%nCtrl-C stops everything; the data stays for the next start.")
public final class Start implements Callable<Integer> {
    private static final Duration ORPHAN_STOP_LIMIT = Duration.ofSeconds(5);

    @Option(names = "--reset", description = "Begin anew: delete the data of earlier starts first.")
    private boolean reset;

    @Option(names = "--no-sample", description = "Load no sample transition.")
    private boolean noSample;

    @Option(
            names = "--transition",
            description = "Play the whole transition of the sample city, from its inspection to the appointments.")
    private boolean transition;

    @Option(
            names = "--infrastructure",
            description =
                    "Start no service, only what services need; run them yourself, in Quarkus's dev mode for example.")
    private boolean infrastructure;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data, secrets and logs are kept; .qingfeng beside this script if not given.")
    private @Nullable Path data;

    @Option(names = "--free-ports", description = "Use any free ports; running.json in the data folder names them.")
    private boolean freePorts;

    private final Path root;

    private Start(Path root) {
        this.root = root;
    }

    /** Runs until it is stopped from outside; exits with 1 when something has to be mended first. */
    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("qingfeng.root", "."))
                .toAbsolutePath()
                .normalize();
        CommandLine command = new CommandLine(new Start(root));
        command.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Show this text.")
                        .build());
        System.exit(command.setExecutionExceptionHandler((failure, failed, parsed) -> {
                    System.err.println("Qingfeng does not start: " + failure.getMessage() + ".");
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.open(data == null ? root.resolve(".qingfeng") : data);
        logTo(installation.log("start"));
        try {
            run(installation);
            return 0;
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Start.class).error("Not foreseen", e);
            throw new Refusal(
                    "something went wrong that its author did not foresee; the story is in "
                            + installation.log("start"),
                    e);
        }
    }

    private void run(Installation installation) throws InterruptedException {
        Progress progress = new Progress(System.out);
        progress.say("Qingfeng starts; its data and logs are in " + installation.folder());
        installation.forgetRunning();
        List<String> orphans = installation.processFile().endOrphans(ORPHAN_STOP_LIMIT);
        PostgresServer.stopLeftover(installation.postgres());
        if (!orphans.isEmpty()) {
            progress.say("  An earlier start was killed; ended what it left running: " + String.join(", ", orphans));
        }
        if (reset) {
            installation.reset();
        }
        installation.startLogs();
        Machine.requireRoom(installation.folder());
        PortPlan ports = freePorts ? PortPlan.free() : PortPlan.usual();
        ports.requireFree(!infrastructure);

        LocalSystem system = new LocalSystem(root, installation, ports, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.say("Stopping ...");
            system.close();
            progress.say("Stopped.");
        }));
        try {
            boolean withSample = !infrastructure && !noSample;
            system.start(!infrastructure);
            if (withSample) {
                Sample sample = system.sample();
                progress.part("sample city", sample::load);
                if (transition) {
                    progress.say("The transition of the sample city:");
                    system.transition(sample).play();
                }
                progress.say("\n" + sample.coverage());
            }
            progress.say(system.page(withSample).text());
        } catch (RuntimeException e) {
            if (!system.isClosing()) {
                throw e;
            }
        }
        // Until a signal stops the JVM.
        new CountDownLatch(1).await();
    }

    private static void logTo(Path file) {
        System.setProperty("org.slf4j.simpleLogger.logFile", file.toString());
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXX");
    }
}
