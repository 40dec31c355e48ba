package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the interviews of an inspection are: computed, and without names. */
@Schema(name = "InterviewProgress")
public record InterviewProgressView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "43") int interviews,

        @Schema(description = "Each person once, however often they were interviewed", examples = "41")
        int people,

        @Schema(description = "How many people are to be interviewed at least", examples = "40")
        int needed,

        @Schema(description = "How many of them are missing", examples = "0")
        int missing,

        @Schema(description = "Each person in the stratum of their first interview")
        List<StratumCount> strata,

        @Schema(description = "Strata that nobody is from yet")
        List<Stratum> missingStrata) {

    /** How many people of a stratum have been interviewed. */
    public record StratumCount(
            Stratum stratum, @Schema(examples = "5") int people) {}

    static InterviewProgressView of(UUID inspectionId, int interviews, People people, InspectionConfig config) {
        Map<Stratum, Integer> counts = people.byStratum();
        return new InterviewProgressView(
                inspectionId,
                interviews,
                people.count(),
                config.minimumInterviewees(),
                Math.max(0, config.minimumInterviewees() - people.count()),
                Stream.of(Stratum.values())
                        .map(stratum -> new StratumCount(stratum, counts.getOrDefault(stratum, 0)))
                        .toList(),
                config.interviewStrata().stream()
                        .distinct()
                        .filter(stratum -> !counts.containsKey(stratum))
                        .toList());
    }
}
