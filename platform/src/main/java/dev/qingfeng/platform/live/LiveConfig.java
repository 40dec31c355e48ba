package dev.qingfeng.platform.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the boards that are watched live. */
@ConfigMapping(prefix = "qingfeng.live")
public interface LiveConfig {

    /** How often the versions of what is watched are asked for: one query for each kind of board, whoever watches. */
    @WithDefault("1s")
    Duration interval();

    /**
     * After so long without news a comment is sent, so that no proxy takes the stream for dead and the dead are found. Who has not
     * taken what was sent twice as long ago is cut off.
     */
    @WithDefault("15s")
    Duration heartbeat();

    /** Streams that one replica of a service holds open; whoever comes then is asked to come later. */
    @WithDefault("2000")
    int streams();

    /** Streams that one replica holds open for one caller: many windows, and no more. */
    @WithDefault("20")
    int streamsOfOne();
}
