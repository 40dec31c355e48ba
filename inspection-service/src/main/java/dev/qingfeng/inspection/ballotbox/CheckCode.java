package dev.qingfeng.inspection.ballotbox;

import dev.qingfeng.platform.confidential.KeyedHash;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What stands on a slip beside its credential, and in the list once the round is sealed: who holds the slip sees that it was used, and
 * nobody learns the credential from it. 40 bits: among 1,000 slips two are alike in one of two million rounds.
 *
 * @param characters eight, in Crockford's base 32
 */
public record CheckCode(String characters) {

    private static final int LENGTH = 8;

    /**
     * That of a slip.
     *
     * @param credential always written in the same way
     */
    public static CheckCode of(KeyedHash hash, UUID roundId, String credential) {
        return new CheckCode(
                Crockford.write(HexFormat.of().parseHex(hash.of("check-code", roundId + "/" + credential)), LENGTH));
    }

    /** As a voter typed it; one of no slip if it is not well written. */
    public static CheckCode read(String typed) {
        return new CheckCode(Crockford.plain(typed));
    }

    /** As it is printed. */
    public String text() {
        return Crockford.grouped(characters, "-");
    }

    /** Without the code: when it was used is nobody's business. */
    @Override
    public String toString() {
        return "CheckCode";
    }
}
