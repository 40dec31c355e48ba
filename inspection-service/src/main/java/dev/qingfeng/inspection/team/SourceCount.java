package dev.qingfeng.inspection.team;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many members of a team are drawn from one unit. */
public record SourceCount(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID unitId,

        @Schema(examples = "2") int members) {

    /** In the order of the units' ids. */
    static List<SourceCount> of(InspectionTeam team) {
        Map<UUID, Long> counts = team.sources().values().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> new SourceCount(count.getKey(), count.getValue().intValue()))
                .toList();
    }
}
