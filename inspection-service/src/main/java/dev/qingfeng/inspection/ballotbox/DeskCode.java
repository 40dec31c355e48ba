package dev.qingfeng.inspection.ballotbox;

import dev.qingfeng.platform.confidential.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What tells that somebody votes at a desk of the hall: one code for all tablets of a meeting, so that it tells no more. Kept nowhere.
 *
 * @param characters twelve, in Crockford's base 32
 */
public record DeskCode(String characters) {

    private static final int LENGTH = 12;

    /** That of the hall of a meeting. */
    public static DeskCode of(KeyedHash hash, UUID meetingId) {
        return new DeskCode(
                Crockford.write(HexFormat.of().parseHex(hash.of("desk-code", meetingId.toString())), LENGTH));
    }

    /** As somebody typed it; one of no hall if it is not well written. */
    public static DeskCode read(String typed) {
        return new DeskCode(Crockford.plain(typed));
    }

    /** Whether it is the same; as long whatever differs. */
    public boolean matches(DeskCode other) {
        return MessageDigest.isEqual(
                characters.getBytes(StandardCharsets.UTF_8), other.characters.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is shown. */
    public String text() {
        return Crockford.grouped(characters, "-");
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "DeskCode";
    }
}
