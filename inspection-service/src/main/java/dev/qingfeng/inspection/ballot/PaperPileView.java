package dev.qingfeng.inspection.ballot;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the papers of a round are entered, and nothing of what stands on them. */
@Schema(name = "PaperPile")
public record PaperPileView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000062")
        UUID roundId,

        @Schema(description = "None before they are counted")
        List<BundleView> bundles) {

    /** Some of the papers, in an order that is kept. */
    @Schema(name = "PaperBundle")
    public record BundleView(
            @Schema(examples = "1") int number,

            @Schema(description = "How many are in it", examples = "17")
            int papers,

            @Schema(
                    description = "How many people have entered it; a third only where the first two differ",
                    examples = "2")
            int entries,

            @Schema(
                    description = "Places at which the first two differ, while no third has entered what is there",
                    examples = "[4]")
            List<Integer> differences) {

        static BundleView of(PaperPile.Bundle bundle) {
            return new BundleView(bundle.number(), bundle.papers(), bundle.entries(), bundle.differences());
        }
    }

    static PaperPileView of(UUID roundId, List<PaperPile.Bundle> bundles) {
        return new PaperPileView(roundId, bundles.stream().map(BundleView::of).toList());
    }
}
