package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key-holder's key of a round. Others may hold those of the next.
 *
 * @param publicKey of X25519, 32 bytes
 * @param cadreId of whoever has the private half; null of a round that was over before that was kept
 * @param departmentId where they served when they were named; null as that
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Two with the same bytes are equal.
record RoundKey(
        byte[] publicKey,
        Instant fetchedAt,
        @Nullable UUID cadreId,
        @Nullable UUID departmentId) {

    /** Whoever has the private half; empty where that was not kept. */
    Optional<KeyHolder> holder(int number) {
        return cadreId == null || departmentId == null
                ? Optional.empty()
                : Optional.of(new KeyHolder(number, cadreId, departmentId));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoundKey key
                && Arrays.equals(publicKey, key.publicKey)
                && fetchedAt.equals(key.fetchedAt)
                && Objects.equals(cadreId, key.cadreId)
                && Objects.equals(departmentId, key.departmentId);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey);
    }
}
