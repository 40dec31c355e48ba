package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.recusal.RecusalGround;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who of a team stands aside from which of its units, by what is known now. */
@Schema(name = "TeamConflicts")
public record TeamConflictsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(
                description =
                        "Each is to be settled before fieldwork: by another member, by another team, or by withdrawing what was declared")
        List<RecusalGround> conflicts) {}
