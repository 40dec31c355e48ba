package dev.qingfeng.inspection.thoughttalk;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** With how many of those who lead townships somebody has talked; computed from the registry and the talks. */
@Schema(name = "TalkCoverage")
public record TalkCoverageView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "Each kind of talk over all units")
        List<OfKind> kinds,

        @Schema(description = "Each of the four themes of thought talks over all units")
        List<OfTheme> themes,

        @Schema(description = "Thought talks in each unit that has a leadership team")
        List<OfUnit> units) {

    /** Of one kind. */
    public record OfKind(
            TalkKind kind,

            @Schema(
                    description =
                            "With whom it is due: each member of a leadership team, or each township Party secretary",
                    examples = "252")
            int due,

            @Schema(description = "With how many of them it was held", examples = "250")
            int talked) {}

    /** Of one theme. */
    public record OfTheme(
            TalkTheme theme,

            @Schema(description = "With whom a thought talk is due", examples = "252")
            int due,

            @Schema(description = "With how many of them at least one was about this", examples = "247")
            int talked) {}

    /** Of one unit. */
    public record OfUnit(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "12") int due,
            @Schema(examples = "11") int talked) {}
}
