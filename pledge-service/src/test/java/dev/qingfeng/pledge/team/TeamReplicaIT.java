package dev.qingfeng.pledge.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The replica of inspection teams holds the newest state, whatever order and however often states arrive. */
@QuarkusTest
class TeamReplicaIT {

    private static final String TOPIC = "qingfeng.inspection.teams.v1";

    @Inject
    TeamConsumer consumer;

    private static String state(UUID leader) {
        return "{\"cycleId\":\"%1$s\",\"leaderId\":\"%1$s\",\"memberIds\":[\"%1$s\"],\"unitIds\":[]}".formatted(leader);
    }

    private static void awaitTeam(UUID id, String condition) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from inspection_team where id = ? and " + condition, id) == 1);
    }

    @Test
    void aStaleStateIsIgnoredAndAHigherEpochWins() {
        UUID id = UUID.randomUUID();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (ForeignEvents events = ForeignEvents.on(TOPIC)) {
            events.send(id, 1, 7, state(one));
            events.send(id, 1, 6, state(other));
            events.send(id, 1, 7, state(other));
            events.send(id, 1, 8, state(one));
            awaitTeam(id, "version = 8 and leader_id = '" + one + "'");
            events.send(id, 2, 0, state(other));
            awaitTeam(id, "epoch = 2 and version = 0 and leader_id = '" + other + "'");
            events.send(id, 1, 1000, state(one));
            events.send(id, 2, 1, null);
            awaitTeam(id, "epoch = 2 and version = 1 and gone");
        }
    }

    @Test
    void isBuiltAnewFromItsTopic() throws Exception {
        try (RegistryOfTests city = new RegistryOfTests().founded()) {
            UUID leader = UUID.randomUUID();
            UUID team = city.knownTeam(leader, List.of(UUID.randomUUID()), city.town);
            Database.execute("delete from inspection_team where id = ?", team);
            try (PublishedEvents told = PublishedEvents.on(TOPIC)) {
                PublishedEvent event = told.await(state -> state.key().equals(team.toString()));
                ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                        TOPIC, 0, 0, event.key(), event.json().toString().getBytes(StandardCharsets.UTF_8));
                event.headers()
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                consumer.team(record);
            }
            awaitTeam(team, "cardinality(member_ids) = 2 and leader_id = '" + leader + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"leaderId\": not json", "{\"leaderId\":\"01980f2a-7c00-7000-8000-000000000012\"}"})
    void whatIsNoStateIsKeptAsideAndWhatComesBehindItIsApplied(String poison) {
        UUID key = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        try (ForeignEvents events = ForeignEvents.on(TOPIC);
                PublishedEvents letters = PublishedEvents.on("pledge-service.dead-letter.v1")) {
            events.send(key, 1, 1, poison);
            events.send(next, 1, 1, state(next));
            awaitTeam(next, "version = 1");
            PublishedEvent letter = letters.await(event -> key.toString().equals(event.key()));
            assertThat(letter.header("dead-letter-topic")).isEqualTo(TOPIC);
        }
    }
}
