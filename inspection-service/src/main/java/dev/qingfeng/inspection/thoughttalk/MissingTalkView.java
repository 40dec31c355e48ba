package dev.qingfeng.inspection.thoughttalk;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody with whom a talk is due that has not been held. */
@Schema(name = "MissingTalk")
public record MissingTalkView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "某某") String name,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Which of them") List<TalkKind> kinds) {}
