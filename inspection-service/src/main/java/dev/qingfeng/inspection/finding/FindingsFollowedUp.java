package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** No inspection ends while something weighty was found and nobody sees to it. */
@ApplicationScoped
public class FindingsFollowedUp implements ConclusionCondition {

    private final FindingRepository findings;
    private final InspectionConfig config;

    FindingsFollowedUp(FindingRepository findings, InspectionConfig config) {
        this.findings = findings;
        this.config = config;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endsAt) {
        List<FindingSeverity> severities = config.followedUpBeforeConclusion().orElse(List.of());
        return severities.isEmpty()
                ? List.of()
                : findings.notFollowedUp(inspection.id(), severities, endsAt).stream()
                        .map(finding -> Rule.FINDINGS.unmet("finding-not-followed-up", finding.toString()))
                        .toList();
    }
}
