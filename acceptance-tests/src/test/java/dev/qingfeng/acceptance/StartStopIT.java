package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The launcher ends when it is told to, and everything with it. */
@ExtendWith(QingfengExtension.class)
@Order(Integer.MAX_VALUE - 2)
class StartStopIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    // The launcher, a database server, Kafka, Keycloak and four services, at the least.
    private static final int PARTS = 8;

    @Test
    void aSignalEndsEveryProcessWithinTenSeconds(Qingfeng qingfeng) {
        assertThat(qingfeng.processes()).hasSizeGreaterThanOrEqualTo(PARTS);
        assertThat(Qingfeng.SERVICES).allMatch(qingfeng::isReady);

        assertThat(qingfeng.stop(LIMIT)).as("processes left").isEmpty();

        assertThat(Qingfeng.SERVICES).noneMatch(qingfeng::isReady);
    }
}
