package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day is the city's day, wherever the machine believes itself to be. */
@QuarkusTest
class DaysTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Inject
    Clock clock;

    @Inject
    ValidatorFactory validation;

    private final TimeZone ofTheMachine = TimeZone.getDefault();
    private final Person person = Person.unknown();

    @AfterEach
    void bringTheMachineBack() {
        TimeZone.setDefault(ofTheMachine);
    }

    /** At every moment it is another day in the one or the other than in the city. */
    @ParameterizedTest
    @ValueSource(strings = {"Etc/GMT+12", "Etc/GMT-14"})
    void todayIsTodayInTheCity(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        write(LocalDate.now(CITY), 201);
        write(LocalDate.now(CITY).plusDays(1), 400);
    }

    private void write(LocalDate day, int status) {
        String text = UUID.randomUUID().toString();
        person.post(text, "{\"text\": \"" + text + "\", \"day\": \"" + day + "\"}")
                .then()
                .statusCode(status)
                .body("errors[0].code", equalTo(status == 201 ? null : "not-in-past"));
    }

    @Test
    void theClockOfTheServicesAndThatOfConstraintsAreTheCitys() {
        assertThat(clock.getZone()).isEqualTo(CITY);
        assertThat(validation.getClockProvider().getClock().getZone()).isEqualTo(CITY);
    }

    @ParameterizedTest
    @CsvSource({"day, 1900-01-01", "at, 1900-01-01T00:00:00Z", "at, 2200-12-31T23:59:59Z"})
    void theFirstAndTheLastYearAreGood(String field, String value) {
        String text = UUID.randomUUID().toString();
        person.post(text, "{\"text\": \"" + text + "\", \"" + field + "\": \"" + value + "\"}")
                .then()
                .statusCode(201);
    }
}
