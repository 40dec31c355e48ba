package dev.qingfeng.pledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Settings of pledge-service. */
@ConfigMapping(prefix = "qingfeng.pledge")
public interface PledgeConfig {

    /** In which the days of deadlines begin and end. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();
}
