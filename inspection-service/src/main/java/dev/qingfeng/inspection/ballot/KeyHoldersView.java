package dev.qingfeng.inspection.ballot;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The key-holders of a meeting as the API shows them. */
@Schema(name = "KeyHolders")
public record KeyHoldersView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @Schema(description = "Any two of them open the boxes of the meeting's rounds")
        List<Holder> holders) {

    /** One of the three. */
    @Schema(name = "KeyHolder")
    public record Holder(
            @Schema(examples = "1") int number,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(
                    description = "Where they served when they were named",
                    examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID departmentId) {}

    /** The version of a meeting for which nobody is named. */
    static final long NOBODY = -1;

    static KeyHoldersView ofNobody(UUID meetingId) {
        return new KeyHoldersView(meetingId, List.of());
    }

    static KeyHoldersView from(KeyHolders holders) {
        return new KeyHoldersView(
                holders.id(),
                holders.holders().stream()
                        .map(holder -> new Holder(holder.number(), holder.cadreId(), holder.departmentId()))
                        .toList());
    }
}
