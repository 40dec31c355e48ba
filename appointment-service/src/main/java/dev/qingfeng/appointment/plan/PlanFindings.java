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
        UUID planId,

        @Schema(description = "The version of the principles that it is checked against")
        UUID policyId,

        @Schema(description = "The principles that were checked")
        List<PrincipleCode> evaluated,

        @Schema(description = "The principles that no finding speaks of because nothing checks them yet")
        List<PrincipleCode> notEvaluated,

        List<FindingView> findings) {

    /** A finding with its clause quoted. */
    @Schema(name = "Finding")
    public record FindingView(
            PrincipleCode principle,
            String title,

            @Schema(description = "The clause of the principle")
            String clause,

            @Schema(examples = "quota-exceeded") String code,

            @Schema(description = "A decision is refused while there is a HARD one")
            PrincipleKind kind,

            List<Subject> subjects,
            String expected,
            String actual,
            String remedy) {

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
