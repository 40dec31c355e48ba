package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A talk was recorded. */
@EventType(value = "dev.qingfeng.inspection.thought-talk-recorded.v1", topic = "qingfeng.inspection.events.v1")
public record ThoughtTalkRecorded(UUID talkId, UUID cycleId, UUID unitId, TalkKind kind) {

    static ThoughtTalkRecorded from(ThoughtTalk talk) {
        return new ThoughtTalkRecorded(talk.id(), talk.cycleId(), talk.unitId(), talk.kind());
    }
}
