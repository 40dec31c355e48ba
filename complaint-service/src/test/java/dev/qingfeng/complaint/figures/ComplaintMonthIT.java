package dev.qingfeng.complaint.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many complaints came in a month is told once, and never so that it points to one. */
@QuarkusTest
class ComplaintMonthIT {

    private static final String TOPIC = "qingfeng.complaint.months.v1";

    /** Of next month: what comes today is of one that has ended then. */
    private final LocalDate later =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(1).withDayOfMonth(2);

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    ComplaintMonthService months;

    @Inject
    EntityManager entities;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void report(int times) {
        IntStream.range(0, times).forEach(i -> RegistryOfTests.report(registry.townPath, "某某拉票"));
    }

    private List<PublishedEvent> told(int count) {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.await(
                    count, event -> event.json().path("cycleId").asText().equals(registry.cycle.toString()));
        }
    }

    private static JsonNode channel(JsonNode month, String channel) {
        JsonNode channels = month.get("channels");
        return IntStream.range(0, channels.size())
                .mapToObj(channels::get)
                .filter(each -> each.get("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMonthWithEnoughReportsTellsHowManyAndNotThroughWhichOfTheEmptyChannels() {
        report(6);
        months.tellEndedMonths(registry.cycle, later);
        JsonNode month = told(1).get(0).json();
        LocalDate first = later.minusMonths(1).withDayOfMonth(1);
        assertThat(month.get("startsOn").asText()).isEqualTo(first.toString());
        assertThat(month.get("endsOn").asText())
                .isEqualTo(first.plusMonths(1).minusDays(1).toString());
        assertThat(month.get("reports").asInt()).isEqualTo(6);
        // Else the four that are withheld would be known to be nought.
        assertThat(channel(month, "WEB_COLUMN").has("reports")).isFalse();
    }

    @Test
    void aMonthWithAHandfulOfReportsReadsLikeOneWithout() {
        months.tellEndedMonths(registry.cycle, later);
        report(4);
        months.tellEndedMonths(registry.cycle, later.plusMonths(1));
        List<PublishedEvent> both = told(2);
        assertThat(both).allSatisfy(month -> {
            assertThat(month.json().has("reports")).isFalse();
            assertThat(month.json().get("channels")).hasSize(5).noneMatch(each -> each.has("reports"));
        });
        assertThat(Database.number(
                        "select count(*) from complaint_month_channel c join complaint_month m on m.id = c.month_id where m.cycle_id = ?",
                        registry.cycle))
                .isZero();
    }

    @Test
    void aReportIsCountedOnceAndWhatIsEnteredTooLateInTheNextMonth() {
        report(5);
        months.tellEndedMonths(registry.cycle, later);
        months.tellEndedMonths(registry.cycle, later);
        report(7);
        months.tellEndedMonths(registry.cycle, later.plusMonths(2));
        List<PublishedEvent> all = told(3);
        assertThat(all).hasSize(3);
        assertThat(all.stream()
                        .map(month -> month.json().path("reports").asInt(-1))
                        .toList())
                .containsExactlyInAnyOrder(5, 7, -1);
        assertThat(all.stream()
                        .map(month -> month.json().get("startsOn").asText())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void ofSeveralReplicasOneTells() throws Exception {
        CompletableFuture.allOf(Stream.generate(
                                () -> CompletableFuture.runAsync(() -> months.tellEndedMonths(registry.cycle, later)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .get();
        assertThat(Database.number("select count(*) from complaint_month where cycle_id = ?", registry.cycle))
                .isEqualTo(1);
    }

    @Test
    void whatRunsIsToldOfByItselfAndWhatIsArchivedIsNot() {
        months.tellEndedMonths();
        assertThat(Database.number("select count(*) from complaint_month where cycle_id = ?", registry.cycle))
                .isEqualTo(1);
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            other.phase("ARCHIVED", 1, 1);
            await().until(() -> Database.number(
                            "select count(*) from registry_cycle where id = ? and phase = 'ARCHIVED'", other.cycle)
                    == 1);
            months.tellEndedMonths();
            assertThat(Database.number("select count(*) from complaint_month where cycle_id = ?", other.cycle))
                    .isZero();
        }
    }

    @Test
    void whatWasToldNeverChanges() {
        months.tellEndedMonths(registry.cycle, later);
        for (String change : List.of(
                "update complaint_month set reports = 1 where cycle_id = ?1",
                "delete from complaint_month where cycle_id = ?1",
                "delete from counted_complaint where month_id in (select id from complaint_month where cycle_id = ?1)")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(change)
                                    .setParameter(1, registry.cycle)
                                    .executeUpdate()))
                    .as(change)
                    .hasMessageContaining("permission denied");
        }
    }
}
