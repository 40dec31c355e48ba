package dev.qingfeng.pledge.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The days on which somebody signs who became due when the campaign was about to end, or had ended. */
@Embeddable
public record OwnWindow(
        @Column(name = "due_since") LocalDate since,
        @Column(name = "due_by") LocalDate lastDay) {

    public boolean has(LocalDate day) {
        return !day.isBefore(since) && !day.isAfter(lastDay);
    }
}
