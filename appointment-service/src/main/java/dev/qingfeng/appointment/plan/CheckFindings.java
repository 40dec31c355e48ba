package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check found, in the caller's language. */
public record CheckFindings(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000027")
        UUID checkId,

        @Schema(description = "The score by principle; those of which nothing could be earned are left out")
        List<PlanFindings.RewardView> rewards,

        List<PlanFindings.FindingView> findings) {

    static CheckFindings of(PlanCheck check, Messages messages, Language language) {
        return new CheckFindings(
                check.id(),
                check.verdict().rewards().stream()
                        .map(PlanFindings.RewardView::from)
                        .toList(),
                check.verdict().findings().stream()
                        .map(finding -> PlanFindings.FindingView.from(finding, messages, language))
                        .toList());
    }
}
