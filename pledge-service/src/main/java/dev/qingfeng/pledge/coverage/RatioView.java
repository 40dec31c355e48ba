package dev.qingfeng.pledge.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of the four ratios as a board shows it. */
@Schema(name = "HundredPercentRatio")
public record RatioView(
        HundredPercent code,

        @Schema(description = "Absent while nothing of it is recorded in this system", examples = "10") @Nullable
        Long done,

        @Schema(examples = "40") @Nullable Long all,

        @Schema(description = "done ÷ all, 0 to 1; absent where there is nothing to be done", examples = "0.25")
        @Nullable
        Double ratio) {

    static RatioView of(HundredPercent code, Achieved.Share share) {
        return new RatioView(
                code, share.done(), share.all(), share.all() == 0 ? null : (double) share.done() / share.all());
    }

    static RatioView unknown(HundredPercent code) {
        return new RatioView(code, null, null, null);
    }
}
