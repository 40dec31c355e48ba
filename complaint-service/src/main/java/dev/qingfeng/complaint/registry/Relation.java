package dev.qingfeng.complaint.registry;

import java.util.UUID;

/** Somebody's relation to a cadre or to a unit. */
public record Relation(Kind kind, UUID id) {

    /** What it is. */
    public enum Kind {
        /** An id of their own. */
        SELF,
        KIN,
        /** A member of a leadership team that they are in. */
        TEAM_MATE,
        /** A unit of whose leadership team they are. */
        TEAM
    }
}
