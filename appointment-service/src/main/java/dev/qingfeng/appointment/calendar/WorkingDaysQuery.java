package dev.qingfeng.appointment.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which deadline is asked for. */
public class WorkingDaysQuery {

    @QueryParam("from")
    @Parameter(
            description = "The day from which is counted, today unless given; it does not count itself",
            example = "2026-09-30")
    @Nullable
    LocalDate from;

    @QueryParam("days")
    @DefaultValue("1")
    @Min(1)
    @Max(250)
    @Parameter(description = "How many working days, 1 to 250", example = "5")
    int days;
}
