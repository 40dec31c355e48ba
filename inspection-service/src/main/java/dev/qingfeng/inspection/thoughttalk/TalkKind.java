package dev.qingfeng.inspection.thoughttalk;

/** Who talks with whom. */
public enum TalkKind {
    /** 談心談話: leaders of the organisation department, with each member of a leadership team. */
    THOUGHT_TALK,
    /** 約談: the city's Party secretary, with each township Party secretary. */
    SUMMONED_TALK;

    /** Whether it is a matter of whoever leads an office of the city in a post of this kind. */
    boolean isOfA(String postKind) {
        return this == THOUGHT_TALK || postKind.equals("PARTY_SECRETARY");
    }
}
