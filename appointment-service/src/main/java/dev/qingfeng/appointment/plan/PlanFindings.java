package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Finding;
import dev.qingfeng.appointment.principle.Principle;
import dev.qingfeng.appointment.principle.PrincipleCode;
import dev.qingfeng.appointment.principle.PrincipleKind;
import dev.qingfeng.appointment.principle.Reward;
import dev.qingfeng.appointment.principle.Subject;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.appointment.principle.Verdict;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a plan stands to the principles now, in the caller's language. */
public record PlanFindings(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(
                description = "The version of the principles that it is checked against",
                examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @Schema(description = "The day on which ages and years in post count", examples = "2026-06-01")
        LocalDate effectiveOn,

        @Schema(description = "The principles that were checked", examples = "[\"P1\", \"P2\"]")
        List<PrincipleCode> evaluated,

        @Schema(
                description = "The principles that no finding speaks of because the policy is older than their check",
                examples = "[\"P3\", \"P4\"]")
        List<PrincipleCode> notEvaluated,

        @Schema(description = "Whether no HARD finding stands against a decision", examples = "true")
        boolean gatesMet,

        @Schema(description = "What the plan earns of the rewards for what the principles prefer", examples = "120")
        int score,

        @Schema(description = "The most that it could earn", examples = "150")
        int maximumScore,

        @Schema(description = "The score by principle; those of which nothing can be earned are left out")
        List<RewardView> rewards,

        List<FindingView> findings) {

    /** What a plan earns by one principle. */
    @Schema(name = "Reward")
    public record RewardView(
            @Schema(type = SchemaType.STRING, implementation = PrincipleCode.class, examples = "P3")
            String principle,

            @Schema(examples = "30") int earned,
            @Schema(examples = "40") int possible) {

        static RewardView from(Reward reward) {
            return new RewardView(reward.principle(), reward.earned(), reward.possible());
        }
    }

    /** A finding with its clause quoted. */
    @Schema(name = "Finding")
    public record FindingView(
            @Schema(type = SchemaType.STRING, implementation = PrincipleCode.class, examples = "P2")
            String principle,

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
            String key = finding.words();
            return new FindingView(
                    finding.principle(),
                    messages.text(language, finding.title()),
                    messages.text(language, finding.clause()),
                    finding.code(),
                    finding.kind(),
                    finding.subjects(),
                    messages.text(language, key + ".expected", figures),
                    messages.text(language, key + ".actual", figures),
                    messages.text(language, key + ".remedy", figures));
        }
    }

    static PlanFindings of(Plan plan, Proposal proposal, Catalogue catalogue, Messages messages, Language language) {
        Verdict verdict = proposal.verdict(catalogue);
        return new PlanFindings(
                plan.id(),
                plan.policyId(),
                proposal.snapshot().effectiveOn(),
                codes(catalogue, proposal.terms(), true),
                codes(catalogue, proposal.terms(), false),
                verdict.gatesMet(),
                verdict.score(),
                verdict.maximum(),
                verdict.rewards().stream().map(RewardView::from).toList(),
                verdict.findings().stream()
                        .map(finding -> FindingView.from(finding, messages, language))
                        .toList());
    }

    /** Those of which a plan under these terms is checked against, or those of which it is not. */
    static List<PrincipleCode> codes(Catalogue catalogue, Terms terms, boolean checked) {
        return catalogue.principles().stream()
                .filter(principle -> terms.have(principle) == checked)
                .map(Principle::code)
                .map(PrincipleCode::of)
                .toList();
    }
}
