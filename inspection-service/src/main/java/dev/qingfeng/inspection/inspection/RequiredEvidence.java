package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import java.util.List;
import java.util.stream.Stream;

/** What shows that each step was carried out; whatever is required, no step is without any evidence. */
record RequiredEvidence(List<EvidenceRequirement> requirements) {

    static RequiredEvidence from(InspectionConfig config) {
        return new RequiredEvidence(config.requiredEvidence());
    }

    /** What is required of a step. */
    Stream<EvidenceRequirement> of(Step step) {
        return requirements.stream().filter(required -> required.step() == step.number());
    }

    /** Each requirement that this evidence does not meet, by its kind. */
    List<String> lacking(Step step, List<KeptEvidence> evidence) {
        List<String> lacking = of(step).filter(required -> !required.isMetBy(evidence))
                .map(EvidenceRequirement::kindsAsText)
                .toList();
        return lacking.isEmpty() && evidence.isEmpty() ? List.of("ANY") : lacking;
    }

    /** Refuses with 422 {@code evidence-missing} and each missing kind. */
    void require(Step step, List<KeptEvidence> evidence) {
        List<Unmet> missing = lacking(step, evidence).stream()
                .map(kind -> Rule.THE_TEN_STEPS.unmet("evidence-missing", kind))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(InspectionProblem.EVIDENCE_MISSING).withUnmet(missing);
        }
    }
}
