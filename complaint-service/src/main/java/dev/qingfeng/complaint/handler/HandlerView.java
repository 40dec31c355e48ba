package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who works on cases; how many they have is not told. */
@Schema(name = "Handler")
public record HandlerView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5e")
        UUID id,

        @Schema(examples = "MC0021") String staffNumber,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "What they know their way in") List<ComplaintCategory> competences,

        @Schema(description = "Whether they may be given cases now", examples = "true")
        boolean takesCases) {

    static HandlerView from(CaseHandler handler) {
        return new HandlerView(
                handler.id(),
                handler.staffNumber(),
                handler.unitId(),
                handler.competences().stream().sorted().toList(),
                handler.takesCases());
    }
}
