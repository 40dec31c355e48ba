package dev.qingfeng.inspection.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.publicpledge.PublicPledgeConsumer;
import dev.qingfeng.inspection.signature.SignatureConsumer;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What this service knows of others can be built anew from their topics, and nothing but the newest state counts. */
@QuarkusTest
class ReplicaIT {

    private final CityOfTests city = new CityOfTests();

    @Inject
    RegistryConsumer registry;

    @Inject
    SignatureConsumer signatures;

    @Inject
    PublicPledgeConsumer publicPledges;

    @BeforeEach
    void found() {
        city.founded();
        city.sign(city.leader, city.member);
        city.pledgePublicly(city.town);
        city.knownCalendar();
        city.knownPost(city.town, "STAFF");
    }

    @AfterEach
    void close() {
        city.close();
    }

    /** What is followed, where it is kept, and two states of it that can be told apart by one of its columns. */
    enum Followed {
        CYCLES(
                "registry.cycles",
                "registry_cycle",
                "phase",
                "{\"unitId\":\"%s\",\"name\":\"換屆\",\"phase\":\"%s\"}",
                "INSPECTION",
                "DECISION"),
        UNITS(
                "registry.units",
                "registry_unit",
                "kind",
                "{\"path\":\"a.b\",\"name\":\"單位\",\"kind\":\"%2$s\"}",
                "TOWN",
                "PARK"),
        CADRES(
                "registry.cadres",
                "registry_cadre",
                "name",
                "{\"staffNumber\":\"X\",\"unitId\":\"%s\",\"name\":\"%s\",\"kinIds\":[\"%1$s\"],\"tenures\":[{\"postId\":\"%1$s\"}]}",
                "甲",
                "乙"),
        POSTS(
                "registry.posts",
                "registry_post",
                "kind",
                "{\"unitId\":\"%s\",\"kind\":\"%s\"}",
                "PARTY_SECRETARY",
                "STAFF"),
        CALENDARS(
                "registry.calendars",
                "registry_calendar",
                "days->0->>'kind'",
                "{\"unitId\":\"%s\",\"year\":2031,\"days\":[{\"date\":\"2031-10-01\",\"kind\":\"%s\",\"name\":\"國慶節\"}]}",
                "HOLIDAY",
                "WORKDAY"),
        SIGNATURES(
                "pledge.signatures",
                "pledge_signature",
                "state",
                "{\"cycleId\":\"%1$s\",\"cadreId\":\"%1$s\",\"category\":\"INSPECTION_TEAM_MEMBER\",\"state\":\"%2$s\"}",
                "DUE",
                "SIGNED"),
        PUBLIC_PLEDGES(
                "pledge.public-pledges",
                "public_pledge",
                "occurred_at",
                "{\"cycleId\":\"%1$s\",\"unitId\":\"%1$s\",\"occurredAt\":\"%2$s\"}",
                "2026-06-16T01:00:00Z",
                "2026-06-16T01:30:00Z");

        final String topic;
        final String table;
        final String column;
        final String one;
        final String other;
        private final String state;

        Followed(String topic, String table, String column, String state, String one, String other) {
            this.topic = "qingfeng." + topic + ".v1";
            this.table = table;
            this.column = column;
            this.state = state;
            this.one = one;
            this.other = other;
        }

        String state(String value) {
            return state.formatted(new UUID(0, 1), value);
        }
    }

    private void apply(Followed followed, ConsumerRecord<String, byte[]> event) throws IOException {
        switch (followed) {
            case CYCLES -> registry.cycle(event);
            case UNITS -> registry.unit(event);
            case CADRES -> registry.cadre(event);
            case POSTS -> registry.post(event);
            case CALENDARS -> registry.calendar(event);
            case SIGNATURES -> signatures.signature(event);
            case PUBLIC_PLEDGES -> publicPledges.publicPledge(event);
        }
    }

    /** As the consumer gets it. */
    private static ConsumerRecord<String, byte[]> record(PublishedEvent event) {
        String payload = event.payload();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                event.topic(), 0, 0, event.key(), payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** All that the topic holds, without what is no state and is in the dead-letter topic. */
    private static List<PublishedEvent> told(Followed followed) {
        try (PublishedEvents topic = PublishedEvents.on(followed.topic)) {
            return topic.untilNow().stream()
                    .filter(event -> event.payload() == null || !event.payload().contains("not json"))
                    .toList();
        }
    }

    /** Every row with all its columns. */
    private static List<String> rows(Followed followed) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = Database.superuser();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select r::text from %s r order by id".formatted(followed.table))) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static void awaitRow(Followed followed, UUID id, String condition) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from %s where id = ? and %s".formatted(followed.table, condition), id))
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void isBuiltAnewFromNothing(Followed followed) throws Exception {
        List<PublishedEvent> told = told(followed);
        List<String> before = rows(followed);
        assertThat(before).isNotEmpty();
        Database.execute("truncate " + followed.table);
        for (PublishedEvent event : told) {
            apply(followed, record(event));
        }
        assertThat(rows(followed)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatComesThreeTimesHasOneEffect(Followed followed) throws Exception {
        List<PublishedEvent> told = told(followed);
        String writers = "select coalesce(sum(xmin::text::bigint), 0) from " + followed.table;
        long written = Database.number(writers);
        for (PublishedEvent event : told) {
            for (int i = 0; i < 3; i++) {
                apply(followed, record(event));
            }
        }
        // Each row is still the one that the first delivery wrote.
        assertThat(Database.number(writers)).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void aStaleStateIsIgnoredAndAHigherEpochWins(Followed followed) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents events = ForeignEvents.on(followed.topic)) {
            events.send(id, 1, 7, followed.state(followed.one));
            events.send(id, 1, 6, followed.state(followed.other));
            events.send(id, 1, 7, followed.state(followed.other));
            events.send(id, 1, 8, followed.state(followed.one));
            awaitRow(followed, id, "version = 8 and not gone and %s = '%s'".formatted(followed.column, followed.one));
            events.send(id, 2, 0, followed.state(followed.other));
            awaitRow(
                    followed, id, "epoch = 2 and version = 0 and %s = '%s'".formatted(followed.column, followed.other));
            events.send(id, 1, 1000, followed.state(followed.one));
            events.send(id, 2, 1, null);
            // Of a person who is gone nothing stays.
            String left = followed == Followed.CADRES ? "is null" : "= '%s'".formatted(followed.other);
            awaitRow(followed, id, "epoch = 2 and version = 1 and gone and %s %s".formatted(followed.column, left));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoStateIsKeptAsideAndWhatComesBehindItIsApplied(Followed followed) {
        UUID poison = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        try (ForeignEvents events = ForeignEvents.on(followed.topic);
                PublishedEvents letters = PublishedEvents.on("inspection-service.dead-letter.v1")) {
            events.send(poison, 1, 1, "{\"a state\": not json");
            events.send(next, 1, 1, followed.state(followed.one));
            awaitRow(followed, next, "version = 1");
            PublishedEvent letter = letters.await(event -> poison.toString().equals(event.key()));
            assertThat(letter.header("dead-letter-topic")).isEqualTo(followed.topic);
        }
        // A later state of the same key heals it.
        try (ForeignEvents events = ForeignEvents.on(followed.topic)) {
            events.send(poison, 1, 2, followed.state(followed.one));
            awaitRow(followed, poison, "version = 2");
        }
    }
}
