package dev.qingfeng.appointment.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How Keycloak differs from the registry, as the API shows it. */
@Schema(name = "Drift")
public record DriftView(
        @Schema(description = "How many accounts were compared", examples = "30")
        int compared,

        @Schema(description = "How many were not, because Keycloak has still to be told of them", examples = "0")
        int due,

        @Schema(
                description = "How many accounts Keycloak could not be made to follow when that was tried last",
                examples = "0")
        long faulty,

        @Schema(description = "How many people differ in this way; ways in which nobody does are left out")
        List<Count> counts,

        @Schema(description = "Who differs or could not be made so, by staff number; the first thousand")
        List<Line> lines) {

    private static final int LINES = 1_000;

    /** How many differ in one way. */
    @Schema(name = "DriftCount")
    public record Count(
            @Schema(examples = "UNIT_PATH_DIFFERS") DriftCode code,
            @Schema(examples = "1") long people) {}

    /** Somebody who differs, or whom Keycloak could not be made to follow. */
    @Schema(name = "DriftLine")
    public record Line(
            @Schema(examples = "MC0008") String staffNumber,

            @Schema(
                    description = "Absent for one who was granted none",
                    examples = "01980f2a-7c00-7000-8000-000000000009")
            @Nullable
            UUID accountId,

            @Schema(examples = "[\"UNIT_PATH_DIFFERS\"]") Set<DriftCode> codes,

            @Schema(description = "Why the last attempt failed; absent if it did not", examples = "REFUSED") @Nullable
            AccountFault fault,

            @Schema(
                    description = "What more there is to say of the fault `REFUSED`; absent if nothing is",
                    examples = "RESERVED_ROLE_HELD")
            @Nullable
            FaultReason faultReason) {}

    static DriftView from(Drift drift) {
        Map<DriftCode, Long> counts = drift.lines().stream()
                .flatMap(line -> line.codes().stream())
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        return new DriftView(
                drift.compared(),
                drift.due(),
                drift.lines().stream().filter(line -> line.fault() != null).count(),
                counts.entrySet().stream()
                        .map(count -> new Count(count.getKey(), count.getValue()))
                        .toList(),
                drift.lines().stream()
                        .limit(LINES)
                        .map(line -> new Line(
                                line.staffNumber(), line.accountId(), line.codes(), line.fault(), line.reason()))
                        .toList());
    }
}
