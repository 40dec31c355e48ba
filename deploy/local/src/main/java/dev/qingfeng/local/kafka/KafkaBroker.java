package dev.qingfeng.local.kafka;

import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.Lifeline;
import dev.qingfeng.local.process.Ports;
import dev.qingfeng.local.process.PrivateFiles;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker in a JVM of its own that ends with this one. It grants nothing that no access rule names. Services
 * come in on the internal listener with a SCRAM password, outside systems on another one with a Keycloak token; the
 * former are {@code User:<name>}, the latter {@code Client:<client id>}, and the two never meet.
 */
public final class KafkaBroker implements AutoCloseable {
    /** The principal that may do everything. */
    public static final String ADMIN = "admin";

    /** The four services, each a principal with the name of its module. */
    public static final List<String> SERVICES =
            List.of("pledge-service", "inspection-service", "complaint-service", "appointment-service");

    private static final String NO_KEYS = "{\"keys\":[]}";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Settings settings;
    private final boolean temporary;
    private ChildProcess process;
    private boolean closed;

    private KafkaBroker(Settings settings, boolean temporary) {
        this.settings = settings;
        this.temporary = temporary;
        this.process = launch();
    }

    /**
     * What a broker is started with.
     *
     * @param home data and configuration; should be private to its owner
     * @param log what the broker prints
     * @param internalPort where services connect
     * @param oauthPort where outside systems connect
     * @param controllerPort used by the broker itself
     * @param issuer the only issuer of tokens that it accepts
     * @param passwords of {@link #ADMIN}, the broker itself and each service; fixed once the broker has been formatted
     */
    public record Settings(
            Path home,
            Path log,
            int internalPort,
            int oauthPort,
            int controllerPort,
            String issuer,
            Map<String, String> passwords) {

        /** As {@link KafkaBroker#clientProperties}, also before the broker runs. */
        public Map<String, String> clientProperties(String principal) {
            String password = passwords.get(principal);
            if (password == null) {
                throw new IllegalArgumentException("No such principal: " + principal);
            }
            return Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:" + internalPort,
                    "security.protocol",
                    "SASL_PLAINTEXT",
                    "sasl.mechanism",
                    "SCRAM-SHA-512",
                    "sasl.jaas.config",
                    BrokerProperties.scramLogin(principal, password));
        }

        /** The principals that need a password. */
        public static List<String> principals() {
            return Stream.concat(Stream.of(ADMIN, BrokerProperties.BROKER), SERVICES.stream())
                    .toList();
        }

        /** Without the passwords, so that they do not end up in a log. */
        @Override
        public String toString() {
            return "%s on %d, %d, %d".formatted(home, internalPort, oauthPort, controllerPort);
        }
    }

    /**
     * Starts the broker whose files live in the settings' home, and formats it the first time; returns when it answers.
     */
    public static KafkaBroker start(Settings settings) {
        return new KafkaBroker(settings, false);
    }

    /** As {@link #temporary(String)}, with an issuer that no test needs to know. */
    public static KafkaBroker temporary() {
        return temporary("http://127.0.0.1/realms/test");
    }

    /**
     * A broker for tests: fresh, on free ports, gone with all its files at {@link #close()} or when the JVM exits. It
     * has no topic and no access rule yet.
     */
    public static KafkaBroker temporary(String issuer) {
        try {
            Path home = Files.createTempDirectory("qingfeng-kafka");
            Map<String, String> passwords = Settings.principals().stream()
                    .collect(Collectors.toMap(principal -> principal, principal -> randomPassword()));
            Settings settings = new Settings(
                    home, home.resolve("kafka.log"), Ports.free(), Ports.free(), Ports.free(), issuer, passwords);
            KafkaBroker broker = new KafkaBroker(settings, true);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where services connect, with the properties of {@link #clientProperties}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.internalPort();
    }

    /** Where outside systems connect: SASL_PLAINTEXT, OAUTHBEARER. */
    public String oauthBootstrapServers() {
        return "127.0.0.1:" + settings.oauthPort();
    }

    /**
     * How this principal connects to the internal listener: {@code bootstrap.servers}, {@code security.protocol},
     * {@code sasl.mechanism} and {@code sasl.jaas.config}.
     */
    public Map<String, String> clientProperties(String principal) {
        return settings.clientProperties(principal);
    }

    /** An administrator's connection, which the caller closes. */
    public Admin admin() {
        return Admin.create(Map.copyOf(clientProperties(ADMIN)));
    }

    /**
     * Creates the topics of the file that are missing, and sets the configuration of those that differ. A topic that is
     * no longer in the file stays, with its data.
     *
     * @param file as deploy/kafka/topics.yaml
     */
    public void applyTopics(Path file) {
        Topics topics = Topics.read(file);
        try (Admin admin = admin()) {
            topics.apply(admin);
        }
    }

    /**
     * Makes the access rules exactly those of the file: what is missing is added, all else is removed.
     *
     * @param file as deploy/kafka/acls.yaml
     */
    public void applyAccess(Path file) {
        Access access = Access.read(file);
        try (Admin admin = admin()) {
            access.apply(admin);
        }
    }

    /** From now on tokens signed with these keys are accepted (a JSON Web Key Set, as Keycloak publishes it). */
    public void trustKeys(String keySet) {
        PrivateFiles.write(BrokerProperties.keySet(settings.home()), keySet);
    }

    /** The broker's process, of this moment: another one after {@link #resume()}. */
    public ChildProcess process() {
        return process;
    }

    /** Stops the broker and keeps its files; {@link #resume()} continues on the same ports. */
    public synchronized void stop() {
        process.stop(STOP_LIMIT);
    }

    /** Starts a stopped (or killed) broker again. */
    public synchronized void resume() {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    /** Stops the broker within seconds. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        if (temporary) {
            FileUtils.deleteQuietly(settings.home().toFile());
        }
    }

    private ChildProcess launch() {
        Path home = settings.home();
        Path configuration = BrokerProperties.write(settings);
        if (Files.notExists(BrokerProperties.keySet(home))) {
            trustKeys(NO_KEYS);
        }
        format();
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXX",
                "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls="
                        + BrokerProperties.keySet(home).toUri()));
        command.addAll(Lifeline.command(System.getProperty("java.class.path"), "kafka.Kafka"));
        command.add(configuration.toString());
        ChildProcess child = ChildProcess.start("Kafka", command, Map.of(), settings.log());
        child.await(this::answers, START_LIMIT);
        return child;
    }

    private void format() {
        Path data = BrokerProperties.data(settings.home());
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE)
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setScramArguments(settings.passwords().entrySet().stream()
                            .map(entry ->
                                    "SCRAM-SHA-512=[name=%s,password=%s]".formatted(entry.getKey(), entry.getValue()))
                            .toList())
                    .run();
        } catch (Exception e) {
            throw new Refusal(
                    "Kafka's data folder %s could not be formatted (%s): remove it and start again"
                            .formatted(data, e.getMessage()),
                    e);
        }
    }

    // A port that answers is not yet a broker that has read its access rules and passwords.
    private boolean answers() {
        if (!Ports.answers(settings.internalPort())) {
            return false;
        }
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
