package dev.qingfeng.complaint.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** Settings of erasures. */
@ConfigMapping(prefix = "qingfeng.complaint.erasure")
public interface ErasureConfig {

    /** For how many days backups are kept: until the last of them expires, it still holds the keys. */
    @WithDefault("35")
    @PositiveOrZero
    int backupDays();
}
