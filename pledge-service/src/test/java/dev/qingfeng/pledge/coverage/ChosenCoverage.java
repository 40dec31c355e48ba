package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a city has chosen to count. */
record ChosenCoverage(List<HundredPercent> hundredPercents, Set<SignerCategory> signing) implements CoverageConfig {

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }
}
