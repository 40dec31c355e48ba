package dev.qingfeng.pledge.coverage;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The ratios that the city has chosen, as far as anything counts for them. */
@Singleton
class HundredPercents {

    private final List<Achieved> achieved;
    private final CoverageConfig config;

    HundredPercents(@All List<Achieved> achieved, CoverageConfig config) {
        this.achieved = achieved;
        this.config = config;
    }

    List<RatioView> of(UUID cycleId, BoardUnit unit) {
        return config.hundredPercents().stream()
                .map(ratio -> achieved.stream()
                        .filter(one -> one.ratio() == ratio)
                        .findFirst()
                        .flatMap(one -> one.of(cycleId, unit))
                        .map(share -> RatioView.of(ratio, share))
                        .orElseGet(() -> RatioView.unknown(ratio)))
                .toList();
    }
}
