package dev.qingfeng.inspection.ballot;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The scrutineers and tellers of a meeting as the API shows them. */
@Schema(name = "ScrutineersAndTellers")
public record ScrutineersAndTellersView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @Schema(description = "监票人: they watch over the meeting's rounds. None until they are named")
        List<UUID> scrutineerIds,

        @Schema(description = "计票人. None until they are named")
        List<UUID> tellerIds) {

    /** The version of a meeting for which nobody is named. */
    static final long NOBODY = -1;

    static ScrutineersAndTellersView ofNobody(UUID meetingId) {
        return new ScrutineersAndTellersView(meetingId, List.of(), List.of());
    }

    static ScrutineersAndTellersView from(ScrutineersAndTellers named) {
        return new ScrutineersAndTellersView(named.id(), named.scrutineers(), named.tellers());
    }
}
