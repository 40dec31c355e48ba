package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qingfeng.local.process.ChildProcess;
import dev.qingfeng.local.process.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a person runs it, without the services. */
@Tag("full")
class StartTest {
    private static final Duration FIRST_START = Duration.ofMinutes(3);

    private final Path data;
    private final Path output;

    private final List<Process> started = new ArrayList<>();

    StartTest(@TempDir Path folder) {
        data = folder.resolve("data");
        output = folder.resolve("output");
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process start : started) {
            start.destroy();
            start.waitFor();
        }
    }

    @Test
    void itStartsServesStopsAndRecovers() throws Exception {
        Process first = start();
        RunningSystem system = awaitUp(first);
        assertTheCommandsOfThePageGiveAToken();
        assertAnOutsideSystemSeesItsTopicsOnly(system);
        assertASecondStartIsRefused();

        first.destroy();
        assertTrue(first.waitFor(10, TimeUnit.SECONDS), "stopped within 10 s");
        assertNothingIsLeft(system);

        Process second = start();
        awaitUp(second);
        second.destroyForcibly().waitFor();

        RunningSystem recovered = awaitUp(start());
        assertTrue(Ports.answers(recovered.postgres().port()));
        assertTheCommandsOfThePageGiveAToken();
    }

    private Process start() throws IOException {
        Process process = command()
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        started.add(process);
        return process;
    }

    private ProcessBuilder command() {
        // Not the script, which would build what this build is about to.
        return new ProcessBuilder(
                ChildProcess.java(),
                "-Dqingfeng.root=" + System.getProperty("qingfeng.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                "--infrastructure",
                "--free-ports",
                "--data",
                data.toString());
    }

    private RunningSystem awaitUp(Process start) throws Exception {
        long deadline = System.nanoTime() + FIRST_START.toNanos();
        while (!Files.readString(output).contains("Ctrl-C stops everything")) {
            assertTrue(start.isAlive() && System.nanoTime() < deadline, () -> said());
            Thread.sleep(100);
        }
        return RunningSystem.read(data.resolve("running.json"));
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assertTheCommandsOfThePageGiveAToken() throws Exception {
        String commands = said().lines()
                .dropWhile(line -> !line.contains("TOKEN=$("))
                .takeWhile(line -> !line.isBlank())
                .reduce("", (all, line) -> all + line + "\n");
        Process shell = new ProcessBuilder("sh", "-c", commands + "echo $TOKEN").start();
        String token = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(3, token.strip().split("\\.", -1).length, token);
    }

    private static void assertAnOutsideSystemSeesItsTopicsOnly(RunningSystem system) {
        String endpoint = system.keycloak().issuer() + "/protocol/openid-connect/token";
        System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", endpoint);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                system.kafka().oauthBootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.oauthbearer.token.endpoint.url",
                endpoint,
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                        + " clientId=\"%s\" clientSecret=\"%s\" scope=\"kafka\";"
                                .formatted(
                                        system.keycloak().consumerId(),
                                        system.keycloak().consumerSecret()));
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            Map<String, List<PartitionInfo>> topics = consumer.listTopics();

            assertTrue(topics.containsKey("qingfeng.registry.cadres.v1"), topics::toString);
            assertFalse(topics.containsKey("qingfeng.complaint.clearances.v1"));
        }
    }

    private void assertASecondStartIsRefused() throws Exception {
        Process second = command().redirectErrorStream(true).start();
        String answer = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, second.waitFor());
        assertTrue(answer.startsWith("Qingfeng does not start: another start runs on " + data), answer);
        assertEquals(1, answer.lines().count(), answer);
    }

    private void assertNothingIsLeft(RunningSystem system) {
        Stream.of(system.pid(), system.kafka().pid(), system.keycloak().pid())
                .forEach(pid -> assertTrue(ProcessHandle.of(pid).isEmpty(), () -> "process " + pid));
        assertFalse(Ports.answers(system.postgres().port()));
        assertTrue(Files.notExists(data.resolve("running.json")));
        assertTrue(Files.notExists(data.resolve("processes.json")));
    }
}
