package dev.qingfeng.platform.document;

import dev.qingfeng.platform.confidential.KeyedHash;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * The check at the end of a printed code, which only this installation can make: what was misread, made up or printed elsewhere is
 * none of ours. Both it and ids are written in letters and digits that make for a small code.
 */
@Singleton
public class CodeCheck {

    private static final int LENGTH = 10;

    private final KeyedHash hash;

    CodeCheck(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * Ten characters of {@code 0-9A-F}.
     *
     * @param purpose such as {@code pledge-form}: what is said has another check for another
     */
    public String of(String purpose, String said) {
        return hash.of(purpose, said).substring(0, LENGTH).toUpperCase(Locale.ROOT);
    }

    /** An id as 32 characters of {@code 0-9A-F}. */
    public static String written(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** An id that was {@link #written}. */
    public static UUID read(String written) {
        ByteBuffer id = ByteBuffer.wrap(HexFormat.of().parseHex(written));
        return new UUID(id.getLong(), id.getLong());
    }
}
