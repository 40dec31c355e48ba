package dev.qingfeng.appointment.calendar;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/**
 * A day that is a holiday or worked for one.
 *
 * @param unitId the city, once more, so that the database sees that it has each date once
 * @param name of the holiday
 */
@Embeddable
record CalendarDay(UUID unitId, @Enumerated(EnumType.STRING) DayKind kind, String name) {}
