package dev.qingfeng.complaint.blindness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of who is blind to which cases. */
@ConfigMapping(prefix = "qingfeng.complaint.blindness")
public interface BlindnessConfig {

    /** Whether members of a leadership team are blind to cases against each other. */
    @WithDefault("true")
    boolean leadershipTeam();
}
