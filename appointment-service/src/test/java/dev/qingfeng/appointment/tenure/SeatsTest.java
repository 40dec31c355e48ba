package dev.qingfeng.appointment.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private final UUID post = UUID.randomUUID();
    private final Seats seats = new Seats();

    @Test
    void whoLeavesInTheMorningMakesRoomForWhoComesThatDay() {
        seats.take(post, 1, span("2020-01-01", "2022-10-01"));

        assertThat(seats.firstFree(post, span("2022-10-01", null))).isEqualTo(1);
        assertThat(seats.firstFree(post, span("2022-09-30", null))).isEqualTo(2);
    }

    @Test
    void whoStaysLeavesNoRoomAfterwards() {
        seats.take(post, 1, span("2022-10-01", null));

        assertThat(seats.firstFree(post, span("2030-01-01", null))).isEqualTo(2);
        assertThat(seats.firstFree(post, span("2019-01-01", "2022-10-01"))).isEqualTo(1);
    }

    @Test
    void aGapIsFilled() {
        seats.take(post, 1, span("2018-01-01", "2019-01-01"));
        seats.take(post, 1, span("2021-01-01", null));

        assertThat(seats.firstFree(post, span("2019-01-01", "2021-01-01"))).isEqualTo(1);
        assertThat(seats.firstFree(post, span("2018-12-31", "2021-01-01"))).isEqualTo(2);
    }

    @Test
    void anotherPostHasItsOwnSeats() {
        seats.take(post, 1, span("2018-01-01", null));

        assertThat(seats.firstFree(UUID.randomUUID(), span("2018-01-01", null))).isEqualTo(1);
    }

    /** Whatever comes in whatever order: no seat has two holders on one day, and none is used while a lower one is free. */
    @RepeatedTest(200)
    void noSeatEverHasTwoHolders() {
        Random random = new Random();
        List<List<Span>> held = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate since = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(60));
            Span span = new Span(since, random.nextInt(4) == 0 ? null : since.plusDays(1 + random.nextInt(30)));
            int seat = seats.firstFree(post, span);
            seats.take(post, seat, span);
            while (held.size() < seat) {
                held.add(new ArrayList<>());
            }
            for (List<Span> lower : held.subList(0, seat - 1)) {
                assertThat(lower).anyMatch(taken -> shareADay(taken, span));
            }
            assertThat(held.get(seat - 1)).noneMatch(taken -> shareADay(taken, span));
            held.get(seat - 1).add(span);
        }
    }

    private static boolean shareADay(Span one, Span other) {
        return LocalDate.of(2000, 1, 1)
                .datesUntil(LocalDate.of(2000, 6, 1))
                .anyMatch(day -> holds(one, day) && holds(other, day));
    }

    private static boolean holds(Span span, LocalDate day) {
        return !day.isBefore(span.since()) && (span.until() == null || day.isBefore(span.until()));
    }

    private static Span span(String since, @Nullable String until) {
        return new Span(LocalDate.parse(since), until == null ? null : LocalDate.parse(until));
    }
}
