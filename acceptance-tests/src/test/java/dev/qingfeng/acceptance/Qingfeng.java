package dev.qingfeng.acceptance;

import dev.qingfeng.local.RunningSystem;
import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.HttpProbe;
import dev.qingfeng.local.process.Lifeline;
import dev.qingfeng.local.process.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system with its sample city in a child process of its own: the launcher with the options that a second
 * installation on a machine would use, on free ports. It also ends when the JVM of the tests is killed.
 */
final class Qingfeng {

    static final List<String> SERVICES =
            List.of("pledge-service", "inspection-service", "complaint-service", "appointment-service");

    /** Where the city is. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Path ROOT = Path.of(System.getProperty("qingfeng.root", ".."));
    private static final Path TARGET = ROOT.resolve("acceptance-tests/target");
    private static final String LAST_WORDS = "Ctrl-C stops everything";
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration SERVICE_START_LIMIT = Duration.ofMinutes(3);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);
    private static final Duration SERVICE_STOP_LIMIT = Duration.ofSeconds(6);

    private final Path data;
    private final ChildProcess launcher;
    private final RunningSystem parts;
    private final Accounts accounts;
    private final Map<String, String> startLogs;
    private final Map<String, ChildProcess> startedAgain = new ConcurrentHashMap<>();
    private final Map<String, List<String>> commands = new ConcurrentHashMap<>();
    private @Nullable PlayedTransition transition;

    private Qingfeng(Path data, ChildProcess launcher) {
        this.data = data;
        this.launcher = launcher;
        this.parts = RunningSystem.read(data.resolve("running.json"));
        this.accounts = new Accounts(parts.keycloak().issuer(), ROOT.resolve("deploy/local/demo-accounts.json"));
        this.startLogs = parts.services().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> text(Path.of(service.getValue().log()))));
    }

    /** With fresh data; returns when all is up, fails with the end of the logs when that does not come about. */
    static Qingfeng start() {
        return start(TARGET.resolve("acceptance"), "--reset");
    }

    /** As {@link #start()}, with data of its own for a test that starts it several times. */
    static Qingfeng start(Path data, String... options) {
        Path output = data.resolveSibling(data.getFileName() + ".log");
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess launcher = ChildProcess.start("qingfeng", launcherCommand(data, options), Map.of(), output);
        try {
            launcher.await(() -> text(output).contains(LAST_WORDS), START_LIMIT);
        } catch (Refusal e) {
            throw new AssertionError(e.getMessage() + "\n" + lastLines(output, 40) + lastLinesOfParts(data), e);
        }
        return new Qingfeng(data, launcher);
    }

    private static List<String> launcherCommand(Path data, String... options) {
        Path built = ROOT.resolve("deploy/local/target");
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dqingfeng.root=" + ROOT));
        command.addAll(Lifeline.command(
                built.resolve("local.jar") + File.pathSeparator + built.resolve("lib") + "/*",
                "dev.qingfeng.local.Start"));
        command.addAll(List.of("--free-ports", "--data", data.toString()));
        command.addAll(List.of(options));
        return command;
    }

    /** What the launcher has printed. */
    String page() {
        return text(launcher.log());
    }

    /** What a service had logged when all was up. */
    String startLog(String service) {
        return startLogs.getOrDefault(service, "");
    }

    RunningSystem parts() {
        return parts;
    }

    /** The demo accounts, and the system that reads events. */
    Accounts accounts() {
        return accounts;
    }

    /** The realm, as its administrator changes it. */
    RealmAdmin realm() {
        String password = properties(data.resolve("secrets.properties")).getProperty("keycloak.admin");
        return RealmAdmin.of(parts.keycloak(), password);
    }

    String url(String service) {
        return part(service).url();
    }

    /** Calls a service as a demo account. */
    Api as(String account, String service) {
        return new Api(url(service), () -> Map.of("Authorization", "Bearer " + accounts.token(account)));
    }

    /** Calls a service without a token. */
    Api anonymously(String service) {
        return new Api(url(service));
    }

    /** The transition of the sample city, played when first asked for; without it most lists are empty. */
    synchronized PlayedTransition transition() {
        PlayedTransition played = transition;
        if (played == null) {
            played = PlayedTransition.of(this);
            transition = played;
        }
        return played;
    }

    boolean isRunning() {
        return launcher.isAlive();
    }

    boolean isReady(String service) {
        return HttpProbe.isOk(URI.create(url(service) + "/q/health/ready"));
    }

    /** How many events are committed and not yet known to be published. */
    long unsentEvents(String service) {
        Properties settings = properties(Path.of(part(service).configuration()));
        try (Connection connection = DriverManager.getConnection(
                        settings.getProperty("quarkus.datasource.jdbc.url"),
                        settings.getProperty("quarkus.datasource.username"),
                        settings.getProperty("quarkus.datasource.password"));
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("The outbox cannot be read", e);
        }
    }

    /** A database as its superuser sees it. */
    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgres().port(), database),
                "postgres",
                properties(data.resolve("secrets.properties")).getProperty("postgres.superuser"));
    }

    /** Runs a command of a service, as docs/operations.md shows it; what it prints, once it has ended well. */
    String command(String service, String command) {
        Path log = TARGET.resolve("%s-%s-%s.log".formatted(service, command, UUID.randomUUID()));
        ChildProcess process = ChildProcess.start(
                command,
                List.of(
                        ChildProcess.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.config.locations=" + part(service).configuration(),
                        "-jar",
                        ROOT.resolve(service)
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString(),
                        command),
                Map.of(),
                log);
        if (process.waitFor(COMMAND_LIMIT) != 0) {
            throw new AssertionError(lastLines(log, 40));
        }
        return text(log);
    }

    /** Asks a service to end, as an operator does, and returns when it has. */
    void stop(String service) {
        ProcessHandle process = process(service);
        commands.computeIfAbsent(service, any -> commandOf(process));
        process.destroy();
        process.onExit().join();
    }

    /** A setting with which a service was started. */
    String setting(String service, String name) {
        return properties(Path.of(part(service).configuration())).getProperty(name);
    }

    /** Kills a service as kill -9 does, and returns when it is dead. */
    void kill(String service) {
        ProcessHandle process = process(service);
        commands.computeIfAbsent(service, any -> commandOf(process));
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Kills the launcher as kill -9 does, and returns when it is dead; what it started is left to itself. */
    void killLauncher() {
        launcher.handle().destroyForcibly();
        launcher.onExit().join();
    }

    /** Starts a service that was killed or stopped, by the same command, and returns when it is ready. */
    void startAgain(String service) {
        ChildProcess process = ChildProcess.start(
                service,
                commands.getOrDefault(service, List.of()),
                Map.of(),
                Path.of(part(service).log()));
        startedAgain.put(service, process);
        process.await(() -> isReady(service), SERVICE_START_LIMIT);
    }

    /** Lets Kafka do nothing while the action runs: its connections stay open, and nobody answers. */
    void whileKafkaIsFrozen(Action action) throws InterruptedException {
        whileFrozen(parts.kafka().pid(), action);
    }

    /** The same for Keycloak. */
    void whileKeycloakIsFrozen(Action action) throws InterruptedException {
        whileFrozen(parts.keycloak().pid(), action);
    }

    private static void whileFrozen(long pid, Action action) throws InterruptedException {
        signal("STOP", pid);
        try {
            action.run();
        } finally {
            signal("CONT", pid);
        }
    }

    /** What is done while a part is in trouble. */
    @FunctionalInterface
    interface Action {
        void run() throws InterruptedException;
    }

    /**
     * Asks the launcher to end, as systemd does, and returns the processes that are left after this time; they are
     * killed then.
     */
    List<String> stop(Duration limit) {
        startedAgain.values().forEach(process -> process.stop(SERVICE_STOP_LIMIT));
        Set<ProcessHandle> processes = processes();
        launcher.handle().destroy();
        CompletableFuture<?> ended = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        ended.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join();
        List<ProcessHandle> left =
                processes.stream().filter(ProcessHandle::isAlive).toList();
        List<String> names = left.stream()
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("?"))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
        return names;
    }

    /** Every process of the system; PostgreSQL is nobody's child and is found by its own file. */
    Set<ProcessHandle> processes() {
        return Stream.concat(Stream.of(launcher.handle()), postmaster())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .collect(Collectors.toSet());
    }

    private Stream<ProcessHandle> postmaster() {
        try (Stream<Path> files = Files.walk(data.resolve("postgres"), 2)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("PostgreSQL does not run"));
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningSystem.ServiceProcess part(String service) {
        RunningSystem.ServiceProcess part = parts.services().get(service);
        if (part == null) {
            throw new AssertionError(service + " does not run");
        }
        return part;
    }

    private ProcessHandle process(String service) {
        ChildProcess again = startedAgain.get(service);
        return again == null
                ? ProcessHandle.of(part(service).pid()).orElseThrow(() -> new AssertionError(service + " has ended"))
                : again.handle();
    }

    private static List<String> commandOf(ProcessHandle process) {
        return Stream.concat(
                        process.info().command().stream(),
                        process.info().arguments().stream().flatMap(Arrays::stream))
                .toList();
    }

    private static void signal(String name, long pid) {
        ChildProcess.start(
                        "kill",
                        List.of("sh", "-c", "kill -%s %d".formatted(name, pid)),
                        Map.of(),
                        TARGET.resolve("signals.log"))
                .waitFor(Duration.ofSeconds(5));
    }

    private static String lastLinesOfParts(Path data) {
        Path logs = data.resolve("logs");
        if (Files.notExists(logs)) {
            return "";
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(file -> lastLines(file, 8))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(Path file, int count) {
        List<String> lines = text(file).lines().toList();
        return "--- %s%n%s%n"
                .formatted(file, String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size())));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
