package dev.qingfeng.complaint.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The replica follows the registry over a real broker, whatever order and however often its states arrive. */
@QuarkusTest
class RegistryIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    RegistryConsumer consumer;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static void awaitRow(String table, UUID id, String condition) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                Database.number("select count(*) from " + table + " where id = ? and " + condition, id))
                        .isEqualTo(1));
    }

    /** How often a row was written: PostgreSQL counts it in the row's place. */
    private static String place(UUID cadre) {
        return rows("select xmin::text || ' ' || ctid::text from registry_cadre where id = '" + cadre + "'")
                .get(0);
    }

    @Test
    void aStateThatComesThreeTimesHasOneEffect() {
        UUID cadre = registry.knownCadre("1", registry.town);
        registry.cadre(cadre, "1", registry.office, 1, 1);
        awaitRow("registry_cadre", cadre, "version = 1 and unit_id = '" + registry.office + "'");
        String once = place(cadre);
        registry.cadre(cadre, "1", registry.office, 1, 1);
        registry.cadre(cadre, "1", registry.office, 1, 1);
        awaitEverythingIsRead();
        assertThat(place(cadre)).isEqualTo(once);
        assertThat(Database.number("select count(*) from clearance where id = ?", cadre))
                .isEqualTo(1);
    }

    /** Its partitions are read by one consumer in turn, so a row of each tells that what came before was read. */
    private void awaitEverythingIsRead() {
        for (int i = 0; i < 20; i++) {
            registry.cadre(UUID.randomUUID(), "last" + i, registry.town, 1, 0);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cadre where staff_number like ?",
                                registry.staff("last%"))
                        == 20);
    }

    @Test
    void aStaleStateIsIgnoredAndAHigherEpochWins() {
        UUID unit = UUID.randomUUID();
        registry.unit(unit, registry.path + ".a", "FARM", 1, 7);
        registry.unit(unit, registry.path + ".b", "FARM", 1, 6);
        registry.unit(unit, registry.path + ".c", "PARK", 2, 0);
        registry.unit(unit, registry.path + ".d", "FARM", 1, 1000);
        registry.unit(unit, registry.path + ".e", "TOWN", 2, 1);
        awaitRow("registry_unit", unit, "epoch = 2 and version = 1 and path = '" + registry.path + ".e'");
        registry.unitGone(unit, 2, 2);
        awaitRow("registry_unit", unit, "gone and path = '" + registry.path + ".e'");
        registry.phase("INSPECTION", 1, 2);
        registry.phase("MOBILISATION", 1, 1);
        registry.phase("DECISION", 1, 3);
        awaitRow("registry_cycle", registry.cycle, "version = 3 and phase = 'DECISION'");
    }

    private interface Apply {
        void to(ConsumerRecord<String, byte[]> event) throws IOException;
    }

    private static List<String> rows(String query) {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static ConsumerRecord<String, byte[]> asConsumed(PublishedEvent event) {
        String payload = event.payload();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                event.topic(), 0, 0, event.key(), payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void rebuild(String table, String topic, Apply consumer) throws IOException {
        String all = "select t::text from " + table + " t order by id";
        List<String> before = rows(all);
        assertThat(before).isNotEmpty();
        Database.execute("delete from " + table);
        try (PublishedEvents events = PublishedEvents.on(topic)) {
            for (PublishedEvent event : events.untilNow()) {
                consumer.to(asConsumed(event));
            }
        }
        assertThat(rows(all)).isEqualTo(before);
    }

    @Test
    void eachReplicaIsRebuiltFromNothing() throws IOException {
        UUID cadre = registry.knownCadre("1", registry.town);
        registry.cadre(cadre, "1", registry.office, 1, 1);
        registry.cadreGone(cadre, 2);
        awaitRow("registry_cadre", cadre, "gone");
        registry.phase("INSPECTION", 1, 1);
        awaitRow("registry_cycle", registry.cycle, "version = 1");
        Database.execute("update clearance set given = true where id = ?", cadre);
        registry.knownCalendar(List.of(LocalDate.of(2031, 10, 1)), List.of());
        assertThat(Database.number(
                        "select count(*) from registry_calendar where unit_id = ? and days->0->>'date' = '2031-10-01'",
                        registry.city))
                .isEqualTo(1);

        rebuild("registry_cycle", "qingfeng.registry.cycles.v1", consumer::cycle);
        rebuild("registry_unit", "qingfeng.registry.units.v1", consumer::unit);
        rebuild("registry_cadre", "qingfeng.registry.cadres.v1", consumer::cadre);
        rebuild("registry_calendar", "qingfeng.registry.calendars.v1", consumer::calendar);
        assertThat(Database.number("select count(*) from clearance where id = ? and given", cadre))
                .as("what was decided here stays")
                .isEqualTo(1);
    }
}
