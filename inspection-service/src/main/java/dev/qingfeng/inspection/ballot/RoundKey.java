package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key-holder's key of a round. Others may hold those of the next.
 *
 * @param publicKey of X25519, 32 bytes
 * @param cadreId of whoever has the private half
 * @param departmentId where they served when they were named
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Two with the same bytes are equal.
record RoundKey(byte[] publicKey, Instant fetchedAt, UUID cadreId, UUID departmentId) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoundKey key
                && Arrays.equals(publicKey, key.publicKey)
                && fetchedAt.equals(key.fetchedAt)
                && cadreId.equals(key.cadreId)
                && departmentId.equals(key.departmentId);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey);
    }
}
