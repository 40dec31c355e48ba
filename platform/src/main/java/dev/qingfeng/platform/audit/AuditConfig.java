package dev.qingfeng.platform.audit;

import io.smallrye.config.ConfigMapping;

/** Audit settings. */
@ConfigMapping(prefix = "qingfeng.audit")
public interface AuditConfig {

    /** Base64 of at least 32 random bytes: keys the digests, so that they cannot be guessed from the data. */
    String key();
}
