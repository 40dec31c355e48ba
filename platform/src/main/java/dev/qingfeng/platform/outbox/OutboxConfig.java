package dev.qingfeng.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are carried from the table to Kafka. */
@ConfigMapping(prefix = "qingfeng.outbox")
public interface OutboxConfig {

    /** Off where Debezium reads the same rows. */
    @WithDefault("true")
    boolean relay();

    /** The safety net under the signal that each commit gives. */
    @WithDefault("1s")
    Duration poll();

    /** How many rows of a lane are sent before their acknowledgements are awaited. */
    @WithDefault("1000")
    int batch();

    /** How long an acknowledgement may take before the lane is abandoned and the producer replaced. */
    @WithDefault("10s")
    Duration stall();
}
