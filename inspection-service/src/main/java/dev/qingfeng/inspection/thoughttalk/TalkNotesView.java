package dev.qingfeng.inspection.thoughttalk;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was said in a talk. */
@Schema(name = "TalkNotes")
public record TalkNotesView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000051")
        UUID talkId,

        @Schema(description = "Absent if none were taken, and of what was erased") @Nullable
        String notes) {}
