package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.CityOfTests.today;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Within how many working days the inspection team meets is counted by the calendar of its city. */
@QuarkusTest
class TeamMeetingOverAHolidayTest {

    @Test
    void aHolidayDoesNotCountAndAWorkedSaturdayDoes() {
        LocalDate saturday = today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        List<LocalDate> holidays = Stream.concat(
                        today().plusDays(1).datesUntil(saturday), Stream.of(saturday.plusDays(2), saturday.plusDays(3)))
                .toList();
        try (CityOfTests city = new CityOfTests().founded()) {
            city.knownCalendar(holidays, List.of(saturday));
            String inspection = city.concluded();
            // Saturday, after the free Monday and Tuesday Wednesday, and Thursday.
            city.asMember()
                    .get("/inspection/v1/inspections/" + inspection + "/team-meeting")
                    .then()
                    .statusCode(200)
                    .body("deadline", equalTo(saturday.plusDays(5).toString()));
        }
    }
}
