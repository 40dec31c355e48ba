package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left of the slips of a sitting once some were returned. */
@Schema(name = "SlipCounts")
public record SlipCountsView(@Schema(examples = "1") int sitting, List<OfClass> notReturned) {

    /** Slips of a class. */
    @Schema(name = "SlipCount")
    public record OfClass(
            @Schema(examples = "PRESCRIBED") AttendeeClass attendeeClass,
            @Schema(examples = "38") int count) {}

    static SlipCountsView of(int sitting, Map<AttendeeClass, Integer> counts) {
        return new SlipCountsView(
                sitting,
                counts.entrySet().stream()
                        .map(count -> new OfClass(count.getKey(), count.getValue()))
                        .sorted(Comparator.comparing(OfClass::attendeeClass))
                        .toList());
    }
}
