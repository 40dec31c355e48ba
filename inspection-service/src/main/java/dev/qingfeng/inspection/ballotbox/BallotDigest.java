package dev.qingfeng.inspection.ballotbox;

import java.util.HexFormat;

/**
 * By what a sealed ballot is listed: its SHA-256.
 *
 * @param hex 64 digits, in lower case
 */
public record BallotDigest(String hex) implements Comparable<BallotDigest> {

    /** Throws {@link IllegalArgumentException} if it is none. */
    public BallotDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("No SHA-256 in lower case: " + hex);
        }
    }

    public static BallotDigest of(byte[] sealed) {
        return new BallotDigest(HexFormat.of().formatHex(Sha256.of(sealed)));
    }

    @Override
    public int compareTo(BallotDigest other) {
        return hex.compareTo(other.hex);
    }
}
