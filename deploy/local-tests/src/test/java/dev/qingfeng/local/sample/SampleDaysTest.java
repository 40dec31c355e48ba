package dev.qingfeng.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.sample.SampleDays.Event;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sample tells follows one another, and keeps the periods of the rules whenever it is loaded. */
class SampleDaysTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Of a Golden Week, those that are not at a weekend anyway, and one more. */
    private static final int HOLIDAYS_IN_A_ROW = 6;

    private final SampleDays days = new SampleDays(LocalDate.of(2030, 3, 1));

    @Test
    void eachEventComesAfterTheOneBefore() {
        assertThat(Stream.of(Event.values()).map(days::of)).isSorted().doesNotHaveDuplicates();
        assertThat(days.of(Event.NOTICE).plusDays(2)).isBefore(days.of(Event.FIELDWORK));
        assertThat(days.of(Event.PLAN_DECIDED)).isBefore(days.loadedOn());
    }

    @Test
    void thePublicNoticeIsOverWheneverItIsLoaded() {
        for (int i = 0; i < 7; i++) {
            SampleDays then = new SampleDays(days.loadedOn().plusDays(i));
            assertThat(then.of(Event.PLAN_DECIDED)
                            .plusDays(1)
                            .datesUntil(then.loadedOn())
                            .filter(day -> !WEEKEND.contains(day.getDayOfWeek())))
                    .hasSizeGreaterThanOrEqualTo(5 + HOLIDAYS_IN_A_ROW);
        }
    }

    @Test
    void aLaterStartReadsFromTheCalendarWhenItWasLoaded() {
        JsonNode cycle = new ObjectMapper()
                .createObjectNode()
                .set("calendar", days.cycleCalendar().required("phases"));
        assertThat(SampleDays.of(cycle)).isEqualTo(days);
    }
}
