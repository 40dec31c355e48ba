package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Embeddable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a key-holder handed in, sealed for the process that began the attempt; nobody else opens it.
 *
 * @param number the key-holder's, from 1 to 3
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Two with the same bytes are equal.
record SealedSheet(int number, byte[] sealedSheet) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedSheet sheet
                && number == sheet.number
                && Arrays.equals(sealedSheet, sheet.sealedSheet);
    }

    @Override
    public int hashCode() {
        return number;
    }
}
