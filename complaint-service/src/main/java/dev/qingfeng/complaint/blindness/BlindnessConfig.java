package dev.qingfeng.complaint.blindness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Settings of who is blind to which cases. */
@ConfigMapping(prefix = "qingfeng.complaint.blindness")
public interface BlindnessConfig {

    /** Whether members of a leadership team are blind to cases against each other. */
    @WithDefault("true")
    boolean leadershipTeam();

    /** How many people at most are presumed to be meant in a case; where more are named, the discipline organ says who is. */
    @WithDefault("50")
    @Min(1)
    int mostPresumed();
}
