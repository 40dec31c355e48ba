package dev.qingfeng.appointment.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a record that has no time of its own was entered in the registry: its id begins with that, being a UUIDv7. */
final class Entered {

    private static final int ORDERED_BY_TIME = 7;
    private static final int BITS_AFTER_THE_TIME = 16;

    private Entered() {}

    /** To the millisecond; null for an id of another kind. */
    static @Nullable Instant at(UUID id) {
        return id.version() == ORDERED_BY_TIME
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_AFTER_THE_TIME)
                : null;
    }
}
