package dev.qingfeng.appointment.tenure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a tenure says, to be looked at with many others: it is not managed, and small. */
record HeldSeat(
        UUID id,
        UUID cadreId,
        UUID postId,
        int seat,
        LocalDate since,
        @Nullable LocalDate until) {

    static HeldSeat of(Tenure tenure) {
        return new HeldSeat(
                tenure.id(), tenure.cadreId(), tenure.postId(), tenure.seat(), tenure.since(), tenure.until());
    }

    boolean isOpen() {
        return until == null;
    }

    Span span() {
        return new Span(since, until);
    }
}
