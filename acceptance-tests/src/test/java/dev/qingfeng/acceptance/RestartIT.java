package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Started, stopped, started, killed, started: within the promised times, and without losing anything. */
@Tag("full")
@Order(Integer.MAX_VALUE)
class RestartIT {

    private static final Duration FIRST_START = Duration.ofMinutes(3);
    private static final Duration WARM_START = Duration.ofSeconds(45);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Path data = Path.of(System.getProperty("qingfeng.root", ".."), "acceptance-tests/target/restart");
    private final List<Qingfeng> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.stream().filter(Qingfeng::isRunning).forEach(qingfeng -> qingfeng.stop(STOP));
    }

    @Test
    void itStartsInTimeAndRecoversWhenItsLauncherIsKilled() {
        Qingfeng first = startWithin(FIRST_START, "--reset");
        JsonNode signed = PastedLines.ofThePage(first).run();
        assertThat(signed.path("state").asText()).as(signed.toString()).isEqualTo("SIGNED");
        assertThat(first.stop(STOP)).isEmpty();

        Qingfeng warm = startWithin(WARM_START);
        Set<ProcessHandle> processes = warm.processes();
        warm.killLauncher();

        Qingfeng recovered = startWithin(WARM_START);
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(Qingfeng.SERVICES).allMatch(recovered::isReady);
        assertThat(PastedLines.ofThePage(recovered).run()).isEqualTo(signed);
        assertThat(recovered.stop(STOP)).isEmpty();
    }

    private Qingfeng startWithin(Duration limit, String... options) {
        Instant begin = Instant.now();
        Qingfeng qingfeng = Qingfeng.start(data, options);
        started.add(qingfeng);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(limit);
        return qingfeng;
    }
}
