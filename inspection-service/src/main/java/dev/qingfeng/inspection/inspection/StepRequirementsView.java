package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a step of an inspection still needs, as it would be told by a refusal now. */
@Schema(name = "StepRequirements")
public record StepRequirementsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(description = "From 1 to 10", examples = "6")
        int step,

        Step code,

        @Schema(description = "Whether it has started and is not complete")
        boolean running,

        @Schema(description = "Whether it is carried out") boolean done,

        @Schema(description = "What is missing for it to start now; empty once it has")
        List<Unmet> toStart,

        @Schema(description = "What is missing for it to be complete now, beside its evidence; empty once it is")
        List<Unmet> toComplete,

        @Schema(description = "Which evidence it needs; a step is never without any")
        List<EvidenceNeed> evidence) {

    /** Evidence of one of several kinds. */
    public record EvidenceNeed(
            @Schema(description = "Any one of them will do") List<EvidenceKind> kinds,

            @Schema(description = "How many pieces, each file once; of what is counted, the sum", examples = "1")
            int least,

            @Schema(description = "How many of the kind of which most are there", examples = "0")
            long there) {

        static EvidenceNeed of(EvidenceRequirement required, List<KeptEvidence> kept) {
            return new EvidenceNeed(
                    required.kinds(),
                    required.least(),
                    required.kinds().stream()
                            .mapToLong(kind -> KeptEvidence.weight(kind, kept))
                            .max()
                            .orElse(0));
        }
    }
}
