package dev.qingfeng.appointment.tenure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in a post, as others are told.
 *
 * @param until the first day on which it was not held any more; absent while it is
 */
public record TenureState(
        UUID postId, LocalDate since, @Nullable LocalDate until) {

    /** What others are told of it. */
    public static TenureState from(Tenure tenure) {
        return new TenureState(tenure.postId(), tenure.since(), tenure.until());
    }
}
