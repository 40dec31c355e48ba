package dev.qingfeng.complaint.blindness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

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

    /** In steps of how long it is answered that something is not there: longer than it usually takes to find out; at least 1 ms. */
    @WithDefault("25ms")
    @DurationMin(millis = 1)
    Duration notFoundStep();
}
