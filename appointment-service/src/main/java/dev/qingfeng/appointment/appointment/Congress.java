package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.post.PostKind;

/** The congresses of a town, and whom each elects. */
public enum Congress {
    /** 黨代表大會: the posts of the Party committee. */
    PARTY_CONGRESS {
        @Override
        boolean elects(PostKind kind) {
            return !kind.isOfGovernment();
        }
    },
    /** 人民代表大會: the posts of the government. */
    PEOPLES_CONGRESS {
        @Override
        boolean elects(PostKind kind) {
            return kind.isOfGovernment() || kind == PostKind.STAFF;
        }
    };

    /** Whether it can fill a post of this kind; one outside the leadership team either can. */
    abstract boolean elects(PostKind kind);
}
