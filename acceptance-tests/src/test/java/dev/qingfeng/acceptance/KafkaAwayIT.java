package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While Kafka does not answer, the services do; what they wrote meanwhile arrives later. */
@Order(Integer.MAX_VALUE - 6)
@ExtendWith(QingfengExtension.class)
class KafkaAwayIT {

    private static final String SERVICE = "appointment-service";
    private static final Duration AWAY = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void everyWriteIsAcceptedAndDeliveredLater(Qingfeng qingfeng) throws InterruptedException {
        Api registry = qingfeng.as("registry-admin", SERVICE);
        People people = new People("AWAY", 5);
        people.write(registry, 0).accepted();

        qingfeng.whileKafkaIsFrozen(() -> {
            Instant end = Instant.now().plus(AWAY);
            int round = 0;
            while (Instant.now().isBefore(end)) {
                round++;
                people.write(registry, round).accepted();
                assertThat(Qingfeng.SERVICES).allMatch(qingfeng::isReady);
                Thread.sleep(100);
            }
            assertThat(people.versions(registry).values()).containsOnly((long) round);
            await().atMost(SOON).until(() -> kafka(qingfeng), "DOWN"::equals);
            assertThat(qingfeng.unsentEvents(SERVICE)).isGreaterThanOrEqualTo((long) people.count() * round);
        });

        await().atMost(SOON).until(() -> qingfeng.unsentEvents(SERVICE), unsent -> unsent == 0);
        await().atMost(SOON).until(() -> kafka(qingfeng), "UP"::equals);
        Delivery.assertComplete(qingfeng, people.versions(registry));
    }

    /** What appointment-service says of Kafka; the status of the answer says the same. */
    private static String kafka(Qingfeng qingfeng) {
        Answer answer = qingfeng.anonymously(SERVICE).get("/q/health/group/dependencies");
        JsonNode health = answer.json();
        assertThat(answer.status()).isEqualTo(health.required("status").asText().equals("UP") ? 200 : 503);
        for (JsonNode check : health.required("checks")) {
            if (check.required("name").asText().equals("kafka")) {
                return check.required("status").asText();
            }
        }
        throw new AssertionError("Kafka is not among the dependencies: " + health);
    }
}
