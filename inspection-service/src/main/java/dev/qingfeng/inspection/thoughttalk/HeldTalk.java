package dev.qingfeng.inspection.thoughttalk;

import java.util.List;
import java.util.UUID;

/**
 * A talk as coverage counts it.
 *
 * @param cadreId with whom, by the id that the talk has
 */
record HeldTalk(TalkKind kind, UUID cadreId, List<TalkTheme> themes) {}
