package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a case is about.
 *
 * @param cadreIds absent ones are none, and so with the others
 */
public record SubjectsRequest(
        @Size(max = 50)
        @Schema(description = "Cadres of the city whom it is about; who was presumed is confirmed by this")
        List<@NotNull UUID> cadreIds,

        @Size(max = 50) @Schema(description = "Units of the city that it is about")
        List<@NotNull UUID> unitIds,

        @Size(max = 500)
        @Schema(description = "Cadres and units that it is not about: from now on they are not blind to it any more")
        List<@NotNull UUID> droppedIds,

        @Schema(
                description = "As the case showed it; needed where it is crowded, and of no meaning where it is not",
                examples = "2")
        @Nullable
        Long crowdVersion) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public SubjectsRequest {
        cadreIds = cadreIds == null ? List.of() : cadreIds;
        unitIds = unitIds == null ? List.of() : unitIds;
        droppedIds = droppedIds == null ? List.of() : droppedIds;
    }
}
