package dev.qingfeng.pledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;

/** Settings of pledge-service; where the report is silent, the defaults are our reading of it. */
@ConfigMapping(prefix = "qingfeng.pledge")
public interface PledgeConfig {

    /** How many working days before the deadline of a campaign it is told whose pledges are still due; the day after it always. */
    @WithDefault("5,1")
    List<@Positive @Max(100) Integer> reminderWorkingDays();

    /** How many days after they became due people have to sign, if fewer are left of the campaign. */
    @WithDefault("7")
    @Positive
    @Max(100)
    int lateSignerDays();

    /** How often the service looks for reminders whose day has come. */
    @WithDefault("10s")
    Duration reminderInterval();

    /** Whether members of a leadership team learn of breaches by each other only when these are announced, be they of the discipline organ. */
    @WithDefault("true")
    boolean blindLeadershipTeam();

    /** How often the service looks whether publications have become complete because the roster changed. */
    @WithDefault("10s")
    Duration publicationInterval();

    /** How often the service looks for bulk scans that wait to be read. */
    @WithDefault("2s")
    Duration bulkScanInterval();
}
