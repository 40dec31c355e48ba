package dev.qingfeng.inspection.schedule;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a timetable is asked for. */
public class ScheduleQuery {

    @QueryParam("teamId")
    @Parameter(description = "Only of this team")
    @Nullable
    UUID teamId;

    @QueryParam("day")
    @Parameter(
            description = "Only what is planned for this day, begins on it by its notice, or has a meeting on it",
            example = "2026-06-14")
    @Nullable
    LocalDate day;
}
