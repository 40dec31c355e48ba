package dev.qingfeng.appointment.duplicate;

import dev.qingfeng.appointment.cadre.CadreView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two cadres who may be one person, as the API shows them. */
@Schema(name = "Duplicate")
public record DuplicateView(
        @Schema(
                description = "Names the pair",
                examples = "01980f2a-7c00-7000-8000-000000000005/01980f2a-7c00-7000-8000-000000000006")
        String id,

        @Schema(description = "The one who was entered first")
        CadreView cadre,

        CadreView other) {

    static DuplicateView from(Duplicate duplicate) {
        return new DuplicateView(
                duplicate.key().toString(), CadreView.from(duplicate.cadre()), CadreView.from(duplicate.other()));
    }
}
