package dev.qingfeng.inspection.ballotbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that every Java has. */
final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
