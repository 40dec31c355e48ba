package dev.qingfeng.appointment.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replay tells again that those who were merged are gone, and who stays. */
@QuarkusTest
class MergedCadreReplayTest {

    private final CityOfTests city = new CityOfTests();

    @Inject
    CadreTopic topic;

    @Inject
    CadreRepository cadres;

    @Test
    void ofThreeWhoWereOneAfterTheOtherMergedTwoAreGone() {
        city.founded()
                .send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.someone("A", city.town)
                                + city.someone("B", city.town)
                                + city.someone("C", city.town))
                .statusCode(200);
        List<Cadre> people = people();
        Cadre a = people.get(0);
        Cadre b = people.get(1);
        Cadre c = people.get(2);
        merge(b, a);
        merge(c, b);
        QuarkusTransaction.requiringNew().run(() -> topic.publish(people()));

        try (PublishedEvents told = PublishedEvents.on(topic.name())) {
            // Told when they were entered and when they were merged, and now once more.
            assertThat(lastOf(told, a, 3).payload()).isNull();
            assertThat(lastOf(told, b, 4).payload()).isNull();
            assertThat(lastOf(told, c, 3).json().get("mergedFrom")).hasSize(2);
        }
    }

    private static PublishedEvent lastOf(PublishedEvents told, Cadre cadre, int times) {
        List<PublishedEvent> of =
                told.await(times, event -> event.key().equals(cadre.id().toString()));
        return of.get(times - 1);
    }

    private List<Cadre> people() {
        return QuarkusTransaction.requiringNew()
                .call(() -> cadres.list("staffNumber like ?1 order by staffNumber", city.staffPrefix + "-%"));
    }

    private void merge(Cadre survivor, Cadre duplicate) {
        city.as("registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"duplicateId\":\"%s\",\"duplicateTag\":\"*\",\"reason\":\"重複登記\"}".formatted(duplicate.id()))
                .post("/appointment/v1/cadres/" + survivor.id() + "/merge")
                .then()
                .statusCode(200);
    }
}
