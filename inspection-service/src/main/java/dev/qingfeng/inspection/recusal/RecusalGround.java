package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.Unmet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a member stands aside from a unit. Of whom they are kin or what they declared is no part of it. */
public record RecusalGround(
        @Schema(description = "By the id that was asked for", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID memberId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        GroundKind ground) {

    /** As a gate names it; the subject is the member's id and the unit's, with a slash between them. */
    public Unmet unmet() {
        return Rule.RECUSAL.unmet(ground.condition(), memberId + "/" + unitId);
    }
}
