package dev.qingfeng.appointment.post;

/** Kinds of post. All but the last belong to the leadership team 領導班子; the first two are the chief posts 黨政正職. */
public enum PostKind {
    PARTY_SECRETARY,
    HEAD_OF_GOVERNMENT,
    DEPUTY_PARTY_SECRETARY,
    DEPUTY_HEAD_OF_GOVERNMENT,
    PARTY_COMMITTEE_MEMBER,
    STAFF;

    /** Of the government, and not of the Party committee. */
    public boolean isOfGovernment() {
        return this == HEAD_OF_GOVERNMENT || this == DEPUTY_HEAD_OF_GOVERNMENT;
    }

    /** 黨政正職. */
    public boolean isChief() {
        return this == PARTY_SECRETARY || this == HEAD_OF_GOVERNMENT;
    }
}
