package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.policy.PrincipleCode;
import dev.qingfeng.appointment.policy.PrincipleKind;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a plan stands to the principles now, in the caller's language. */
public record PlanFindings(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(
                description = "The version of the principles that it is checked against",
                examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @Schema(description = "The principles that were checked", examples = "[\"P1\", \"P2\"]")
        List<PrincipleCode> evaluated,

        @Schema(
                description = "The principles that no finding speaks of because nothing checks them yet",
                examples = "[\"P3\", \"P4\"]")
        List<PrincipleCode> notEvaluated,

        List<FindingView> findings) {

    /** A finding with its clause quoted. */
    @Schema(name = "Finding")
    public record FindingView(
            @Schema(examples = "P2") PrincipleCode principle,
            @Schema(examples = "合理配备领导职数") String title,

            @Schema(description = "The clause of the principle", examples = "合理配备领导职数。")
            String clause,

            @Schema(examples = "quota-exceeded") String code,

            @Schema(description = "A decision is refused while there is a HARD one", examples = "HARD")
            PrincipleKind kind,

            List<Subject> subjects,
            @Schema(examples = "至多 2 人。") String expected,
            @Schema(examples = "按方案将有 3 人。") String actual,
            @Schema(examples = "将一名任职者调往他处,或撤回一项调入。") String remedy) {

        static FindingView from(Finding finding, Messages messages, Language language) {
            Object[] figures = finding.figures().toArray();
            String key = "finding." + finding.code();
            return new FindingView(
                    finding.principle(),
                    messages.text(language, finding.principle().title()),
                    messages.text(language, finding.principle().clause()),
                    finding.code(),
                    finding.kind(),
                    finding.subjects(),
                    messages.text(language, key + ".expected", figures),
                    messages.text(language, key + ".actual", figures),
                    messages.text(language, key + ".remedy", figures));
        }
    }

    static PlanFindings of(Plan plan, List<Finding> findings, Messages messages, Language language) {
        return new PlanFindings(
                plan.id(),
                plan.policyId(),
                Stream.of(PrincipleCode.values())
                        .filter(PrincipleCode::isEvaluated)
                        .toList(),
                Stream.of(PrincipleCode.values())
                        .filter(code -> !code.isEvaluated())
                        .toList(),
                findings.stream()
                        .map(finding -> FindingView.from(finding, messages, language))
                        .toList());
    }
}
