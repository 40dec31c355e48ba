package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many ballots on paper were given out. */
public record GiveOutPapersRequest(
        @NotNull
        @Size(max = 20)
        @Schema(description = "Papers that were given out, of each class; empty if none were, beside slips")
        List<@NotNull @Valid GivenOut> givenOut,

        @Schema(description = "When they were; absent if now", examples = "2026-06-14T01:30:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(
                description = "Needed if it is recorded on a later day than they were given out on",
                examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {

    /** How many papers of a round there are at most of a class; no hall holds more. */
    static final int MOST = 10_000;

    /** Papers of a class. */
    @Schema(name = "GivenOutPapers")
    public record GivenOut(
            @NotNull @Schema(examples = "PRESCRIBED") AttendeeClass attendeeClass,

            @NotNull @PositiveOrZero @Max(MOST) @Schema(examples = "18")
            Integer count) {}

    /** A class that is named twice counts twice, and one of which there are none is not there. */
    Map<AttendeeClass, Integer> counts() {
        Map<AttendeeClass, Integer> counts = new EnumMap<>(AttendeeClass.class);
        givenOut.stream()
                .filter(each -> each.count() > 0)
                .forEach(each -> counts.merge(each.attendeeClass(), each.count(), Integer::sum));
        return counts;
    }
}
