package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.post.PostKind;
import java.util.UUID;

/** A post with its quota, as far as the principles look at it. */
public record Seat(UUID postId, UUID unitId, PostKind kind, int quota) {

    /** Whether who holds it belongs to the leadership team 領導班子. */
    public boolean isLeading() {
        return kind != PostKind.STAFF;
    }
}
