package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom and what a case is about. */
public record SubjectsRequest(
        @Size(max = 50)
        @Schema(description = "Cadres of the city whom it is about; who was presumed is confirmed by this")
        @Nullable
        List<@NotNull UUID> cadreIds,

        @Size(max = 50) @Schema(description = "Units of the city that it is about") @Nullable
        List<@NotNull UUID> unitIds,

        @Size(max = 500)
        @Schema(description = "Cadres and units that it is not about: from now on they are not blind to it any more")
        @Nullable
        List<@NotNull UUID> droppedIds,

        @Schema(
                description = "As the case showed it; needed where it is crowded, and of no meaning where it is not",
                examples = "2")
        @Nullable
        Long crowdVersion) {

    /** None if absent. */
    @Override
    public List<UUID> cadreIds() {
        return cadreIds == null ? List.of() : cadreIds;
    }

    /** None if absent. */
    @Override
    public List<UUID> unitIds() {
        return unitIds == null ? List.of() : unitIds;
    }

    /** None if absent. */
    @Override
    public List<UUID> droppedIds() {
        return droppedIds == null ? List.of() : droppedIds;
    }
}
