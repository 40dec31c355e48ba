package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings of coverage; the defaults are our reading of 四個100%, which the report does not define. */
@ConfigMapping(prefix = "qingfeng.coverage")
public interface CoverageConfig {

    /** How often changes of pledges are folded into the totals, and so how soon a live board learns of them. */
    @WithDefault("1s")
    Duration interval();

    /** The ratios that a city wants at 100 %, in the order in which boards show them. */
    @WithDefault("SIGNED,PUBLISHED,PUBLICLY_PLEDGED,AWARE")
    List<HundredPercent> hundredPercents();

    /** Whose signatures count for {@code SIGNED}. */
    @WithDefault("LEADING_CADRE,ORGANISATION_STAFF,TOWNSHIP_SECRETARY,INSPECTION_TEAM_MEMBER")
    Set<SignerCategory> signing();
}
