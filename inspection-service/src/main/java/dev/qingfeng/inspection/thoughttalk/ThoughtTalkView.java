package dev.qingfeng.inspection.thoughttalk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A talk as the API shows it, without what was said. */
@Schema(name = "ThoughtTalk")
public record ThoughtTalkView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000051")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(
                description = "Where the cadre served when it was recorded",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        TalkKind kind,

        @Schema(description = "Who was talked with", examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "Who talked with them", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID talkerId,

        List<TalkTheme> themes,
        @Schema(examples = "2026-05-20T01:00:00Z") Instant startedAt,
        @Schema(examples = "2026-05-20T03:10:00Z") Instant endedAt,
        @Schema(examples = "2026-05-20T03:15:00Z") Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day") @Nullable
        String lateReason) {

    static ThoughtTalkView from(ThoughtTalk talk) {
        return new ThoughtTalkView(
                talk.id(),
                talk.cycleId(),
                talk.unitId(),
                talk.kind(),
                talk.cadreId(),
                talk.talkerId(),
                talk.themes(),
                talk.startedAt(),
                talk.end().occurredAt(),
                talk.end().recordedAt(),
                talk.end().lateReason());
    }
}
