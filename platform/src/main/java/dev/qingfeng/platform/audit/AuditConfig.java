package dev.qingfeng.platform.audit;

import io.smallrye.config.ConfigMapping;

/** Audit settings. */
@ConfigMapping(prefix = "qingfeng.audit")
public interface AuditConfig {

    /** Base64 of at least 32 random bytes: keys the digests, so that they cannot be guessed from the data. */
    String key();

    /** How often rows are sealed, such as {@code 1m}; a row is sealed after one to two of them. {@code off} seals none. */
    String sealInterval();

    /** How often each process verifies all rows; {@code off} leaves it to {@code verify-audit}. */
    String verifyInterval();
}
