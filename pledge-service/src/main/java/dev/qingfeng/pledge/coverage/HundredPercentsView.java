package dev.qingfeng.pledge.coverage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The four ratios 四個100% of a unit and all below it, those that the city has configured. */
@Schema(name = "HundredPercents")
public record HundredPercentsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        List<RatioView> ratios) {}
