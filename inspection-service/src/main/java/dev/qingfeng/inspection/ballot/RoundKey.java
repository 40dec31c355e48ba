package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key-holder's key of a round.
 *
 * @param publicKey of X25519, 32 bytes
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Two with the same bytes are equal.
record RoundKey(byte[] publicKey, Instant fetchedAt) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoundKey key
                && Arrays.equals(publicKey, key.publicKey)
                && fetchedAt.equals(key.fetchedAt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey);
    }
}
