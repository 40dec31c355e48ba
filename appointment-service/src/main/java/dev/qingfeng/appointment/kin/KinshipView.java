package dev.qingfeng.appointment.kin;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kinship as the API shows it. */
@Schema(name = "Kinship")
public record KinshipView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID kinId,

        @Schema(description = "What the kin is to the cadre", examples = "SIBLING")
        Relation relation) {

    static KinshipView from(Kinship kinship) {
        return new KinshipView(kinship.id(), kinship.cadreId(), kinship.kinId(), kinship.relation());
    }
}
