package dev.qingfeng.local;

import dev.qingfeng.local.kafka.KafkaBroker;
import dev.qingfeng.local.keycloak.DemoAccounts;
import dev.qingfeng.local.keycloak.KeycloakServer;
import dev.qingfeng.local.keycloak.Realm;
import dev.qingfeng.local.keycloak.RealmFile;
import dev.qingfeng.local.postgres.PostgresServer;
import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.HttpProbe;
import dev.qingfeng.local.process.Lifeline;
import dev.qingfeng.local.process.PrivateFiles;
import dev.qingfeng.local.process.ProcessFile;
import dev.qingfeng.local.process.Refusal;
import dev.qingfeng.local.sample.Sample;
import dev.qingfeng.local.sample.SampleCity;
import dev.qingfeng.local.sample.SampleFiles;
import dev.qingfeng.local.sample.Transition;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that one ./start runs. Parts start in the order in which they need each other and stop in the reverse. */
final class LocalSystem implements AutoCloseable {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);

    private static final String REALM = "qingfeng";
    private static final String WEB_CLIENT = "qingfeng-web";
    private static final String CONSUMER = "event-consumer-demo";
    private static final String PROVISIONING = "account-provisioning";
    private static final String KEYCLOAK_ROLE = "keycloak_owner";

    private static final Duration SERVICE_START_LIMIT = Duration.ofMinutes(3);
    private static final Duration SERVICE_STOP_LIMIT = Duration.ofSeconds(6);
    private static final Duration KEY_REFRESH = Duration.ofSeconds(30);

    private final Path root;
    private final Installation installation;
    private final PortPlan ports;
    private final Progress progress;
    private final Secrets secrets;
    private final DemoAccounts accounts;
    private final ProcessFile processFile;
    private final Shutdown shutdown = new Shutdown();
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    private final Map<Service, ChildProcess> services = new ConcurrentHashMap<>();
    private volatile @Nullable PostgresServer postgres;
    private volatile @Nullable KafkaBroker kafka;
    private volatile @Nullable KeycloakServer keycloak;

    /**
     * Starts nothing yet.
     *
     * @param root of the repository
     */
    LocalSystem(Path root, Installation installation, PortPlan ports, Progress progress) {
        this.root = root;
        this.installation = installation;
        this.ports = ports;
        this.progress = progress;
        this.secrets = installation.secrets();
        this.processFile = installation.processFile();
        this.accounts = DemoAccounts.read(root.resolve("deploy/local/demo-accounts.json"));
    }

    /** Starts all parts and returns when each is ready; {@link #close()} from another thread breaks it off. */
    void start(boolean withServices) {
        inParallel(List.of(() -> progress.part("PostgreSQL", this::startPostgres)));
        inParallel(List.of(
                () -> progress.part("Keycloak", this::startKeycloak), () -> progress.part("Kafka", this::startKafka)));
        // A service that finds no realm, or no Keycloak, fills its log with complaints until there is one.
        List<Runnable> users = new ArrayList<>(List.of(this::signInOnce));
        if (withServices) {
            Stream.of(Service.values()).map(this::starting).forEach(users::add);
        }
        inParallel(users);
        refreshKeys();
        Future<?> unused = watch.scheduleWithFixedDelay(
                this::refreshKeys, KEY_REFRESH.toSeconds(), KEY_REFRESH.toSeconds(), TimeUnit.SECONDS);
        Stream.concat(Stream.of(required(kafka).process(), required(keycloak).process()), services.values().stream())
                .forEach(this::sayWhenItDies);
        announce().write(installation.running());
    }

    WelcomePage page(boolean withSample) {
        return new WelcomePage(
                serviceUrls(),
                withSample,
                required(keycloak).url(),
                issuer(),
                secrets.password("keycloak.admin"),
                accounts,
                installation.folder());
    }

    Sample sample() {
        Map<Service, String> urls = serviceUrls();
        SampleFiles files = SampleFiles.in(root.resolve("deploy/local/sample"));
        return new Sample(
                files,
                new SampleCity(
                        files.units(), LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear()),
                required(urls.get(Service.APPOINTMENT)),
                required(urls.get(Service.PLEDGE)),
                account -> required(keycloak).token(REALM, demoLogin(account)),
                accounts.accounts().stream()
                        .collect(Collectors.toMap(DemoAccounts.Account::username, DemoAccounts.Account::staffNumber)));
    }

    Transition transition(Sample sample) {
        Map<Service, String> urls = serviceUrls();
        return new Transition(
                sample,
                required(urls.get(Service.INSPECTION)),
                required(urls.get(Service.COMPLAINT)),
                line -> progress.say("  " + line));
    }

    private void startPostgres() {
        PostgresServer server = PostgresServer.start(
                installation.postgres(),
                installation.log("postgres"),
                ports.postgres(),
                secrets.password("postgres.superuser"));
        shutdown.add(Shutdown.Stage.DATABASE, server::close);
        postgres = server;
        server.createOwnedDatabase("keycloak", KEYCLOAK_ROLE, secrets.password("postgres.keycloak"));
        PrivateFiles.folder(installation.services());
        for (Service service : Service.values()) {
            PrivateFiles.write(
                    configuration(service), configurationOf(service, server).text());
        }
    }

    private ServiceConfiguration configurationOf(Service service, PostgresServer server) {
        String name = service.database();
        return new ServiceConfiguration(
                service,
                ports.of(service),
                server.createDatabase(
                        name,
                        secrets.password("postgres." + name + ".owner"),
                        secrets.password("postgres." + name + ".runtime")),
                kafkaSettings().clientProperties(service.artifactId()),
                issuer(),
                secrets.key("audit." + name),
                secrets.key("confidential." + name),
                secrets.key("hash." + name),
                service == Service.APPOINTMENT
                        ? Map.of(
                                "qingfeng.accounts.client-secret",
                                provisioningSecret(),
                                // Who tries things out looks at once.
                                "qingfeng.accounts.interval",
                                "1s",
                                "qingfeng.appointment.effect-interval",
                                "1s")
                        : Map.of(
                                "qingfeng.pledge.reminder-interval",
                                "1s",
                                "qingfeng.complaint.months-interval",
                                "1s",
                                "qingfeng.inspection.climate-interval",
                                "1s"));
    }

    private String provisioningSecret() {
        return secrets.password("keycloak." + PROVISIONING);
    }

    private void startKafka() {
        KafkaBroker broker = KafkaBroker.start(kafkaSettings());
        shutdown.add(Shutdown.Stage.BROKERS, broker::close);
        processFile.add(broker.process());
        kafka = broker;
        broker.applyTopics(root.resolve("deploy/kafka/topics.yaml"));
        broker.applyAccess(root.resolve("deploy/kafka/acls.yaml"));
    }

    private KafkaBroker.Settings kafkaSettings() {
        return new KafkaBroker.Settings(
                installation.kafka(),
                installation.log("kafka"),
                ports.kafka(),
                ports.kafkaOauth(),
                ports.kafkaController(),
                issuer(),
                KafkaBroker.Settings.principals().stream()
                        .collect(Collectors.toMap(
                                principal -> principal, principal -> secrets.password("kafka." + principal))));
    }

    private void startKeycloak() {
        KeycloakServer server = KeycloakServer.start(new KeycloakServer.Settings(
                installation.log("keycloak"),
                KeycloakServer.distribution(root.resolve("deploy/local/target")),
                ports.keycloak(),
                ports.keycloakManagement(),
                required(postgres).jdbcUrl("keycloak"),
                KEYCLOAK_ROLE,
                secrets.password("postgres.keycloak"),
                secrets.password("keycloak.admin")));
        shutdown.add(Shutdown.Stage.BROKERS, server::close);
        processFile.add(server.process());
        keycloak = server;
        server.awaitReady();
        Realm realm = server.realm(REALM);
        realm.apply(realmFile());
        realm.add(accounts);
    }

    // The first token takes seconds, and nobody should wait for it later.
    private void signInOnce() {
        required(keycloak).token(REALM, demoLogin("cadre"));
    }

    private RealmFile realmFile() {
        Path folder = root.resolve("deploy/keycloak");
        return RealmFile.read(folder.resolve("qingfeng-realm.json"), folder.resolve("qingfeng-user-profile.json"))
                .with(root.resolve("deploy/local/realm-overlay.json"))
                .withSecret(PROVISIONING, provisioningSecret())
                .withWebOrigins(
                        WEB_CLIENT,
                        ports.services().values().stream()
                                .flatMap(port -> Stream.of("http://127.0.0.1:" + port, "http://localhost:" + port))
                                .toList());
    }

    private Runnable starting(Service service) {
        return () -> progress.part(service.artifactId(), () -> startService(service));
    }

    private void startService(Service service) {
        Path jar = root.resolve(service.artifactId()).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new Refusal("%s has not been built: run ./start, which builds it".formatted(service.artifactId()));
        }
        List<String> command = new ArrayList<>(jvm(service));
        command.add("-Dquarkus.config.locations=" + configuration(service));
        command.addAll(Lifeline.command(jar.toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        ChildProcess process =
                ChildProcess.start(service.artifactId(), command, Map.of(), installation.log(service.artifactId()));
        shutdown.add(Shutdown.Stage.SERVICES, () -> process.stop(SERVICE_STOP_LIMIT));
        processFile.add(process);
        services.put(service, process);
        URI ready = URI.create(ports.url(service) + "/q/health/ready");
        process.await(() -> HttpProbe.isOk(ready), SERVICE_START_LIMIT);
    }

    /** How the JVM of a service is started: that which counts ballots so that nothing of its memory is ever on a disk (ADR 0013). */
    static List<String> jvm(Service service) {
        List<String> command = new ArrayList<>();
        if (service == Service.INSPECTION && Files.isExecutable(PRLIMIT)) {
            command.addAll(List.of(PRLIMIT.toString(), "--core=0"));
        }
        command.addAll(List.of(
                ChildProcess.java(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Else the first compiler has 48 MB for its code, and stops once they are full.
                "-XX:ReservedCodeCacheSize=240m",
                "-XX:+ExitOnOutOfMemoryError"));
        if (service == Service.INSPECTION) {
            command.addAll(List.of(
                    "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism"));
        }
        return command;
    }

    // Keycloak changes its keys now and then, and Kafka reads them from a file.
    private void refreshKeys() {
        try {
            required(kafka).trustKeys(required(keycloak).keySet(REALM));
        } catch (UncheckedIOException | Refusal e) {
            // While Keycloak is away, the keys that Kafka has stay good.
            LOG.warn("Keycloak's keys could not be read", e);
        }
    }

    private RunningSystem announce() {
        Map<String, RunningSystem.ServiceProcess> running = new TreeMap<>();
        services.forEach((service, process) -> running.put(
                service.artifactId(),
                new RunningSystem.ServiceProcess(
                        process.handle().pid(),
                        ports.url(service),
                        configuration(service).toString(),
                        process.log().toString())));
        return new RunningSystem(
                ProcessHandle.current().pid(),
                new RunningSystem.Postgres(ports.postgres()),
                new RunningSystem.Kafka(
                        required(kafka).process().handle().pid(),
                        required(kafka).bootstrapServers(),
                        required(kafka).oauthBootstrapServers()),
                new RunningSystem.Keycloak(
                        required(keycloak).process().handle().pid(),
                        required(keycloak).url(),
                        issuer(),
                        CONSUMER,
                        required(keycloak).realm(REALM).clientSecret(CONSUMER)),
                running);
    }

    private void sayWhenItDies(ChildProcess process) {
        Future<?> unused = process.onExit().thenAccept(ended -> {
            if (!shutdown.hasBegun()) {
                progress.say("%s ended by itself (exit code %d), the rest keeps running; its log says why: %s"
                        .formatted(process.name(), ended.exitValue(), process.log()));
            }
        });
    }

    private Path configuration(Service service) {
        return installation.services().resolve(service.artifactId() + ".properties");
    }

    private String issuer() {
        return KeycloakServer.issuer(ports.keycloak(), REALM);
    }

    private Map<String, String> demoLogin(String username) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                "demo-cli",
                "username",
                username,
                "password",
                accounts.password());
    }

    private Map<Service, String> serviceUrls() {
        Map<Service, String> urls = new EnumMap<>(Service.class);
        services.keySet().forEach(service -> urls.put(service, ports.url(service)));
        return urls;
    }

    private void inParallel(List<Runnable> parts) {
        ExecutorCompletionService<Boolean> done = new ExecutorCompletionService<>(starters);
        for (Runnable part : parts) {
            // Taken below in the order of completion, so that the first failure ends the waiting.
            Future<?> unused = done.submit(part, true);
        }
        try {
            for (int i = 0; i < parts.size(); i++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException("A part could not be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Broken off while starting", e);
        }
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("A part is used before it has been started");
        }
        return part;
    }

    /** Whether {@link #close()} was called, so that what fails now fails because of that. */
    boolean isClosing() {
        return shutdown.hasBegun();
    }

    /** Stops everything within ten seconds, also what is only about to start. */
    @Override
    public void close() {
        if (!shutdown.begin()) {
            return;
        }
        watch.shutdownNow();
        starters.shutdownNow();
        try {
            if (!starters.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("A part was still starting when all was stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        installation.forgetRunning();
        shutdown.run();
        processFile.delete();
    }
}
