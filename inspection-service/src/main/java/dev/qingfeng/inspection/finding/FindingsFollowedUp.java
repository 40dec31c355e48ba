package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * No inspection ends while something weighty was found and nobody sees to it; and where somebody says that it weighs less than was
 * told, somebody else ends it: two people.
 */
@ApplicationScoped
public class FindingsFollowedUp implements ConclusionCondition {

    private final FindingRepository findings;
    private final Registry registry;
    private final Caller caller;
    private final InspectionConfig config;

    FindingsFollowedUp(FindingRepository findings, Registry registry, Caller caller, InspectionConfig config) {
        this.findings = findings;
        this.registry = registry;
        this.caller = caller;
        this.config = config;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endsAt) {
        List<FindingSeverity> severities = config.followedUpBeforeConclusion().orElse(List.of());
        if (severities.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        findings.notFollowedUp(inspection.id(), severities, endsAt).stream()
                                .map(finding -> Rule.FINDINGS.unmet("finding-not-followed-up", finding.toString())),
                        findings.lowered(inspection.id(), severities, endsAt).stream()
                                .filter(lowered -> isCaller(lowered.loweredBy()))
                                .map(lowered -> Rule.FINDINGS.unmet(
                                        "severity-lowered-by-same-person",
                                        lowered.findingId().toString())))
                .toList();
    }

    /** Under whichever of their numbers. */
    private boolean isCaller(String staffNumber) {
        String own = caller.staffNumber();
        return staffNumber.equals(own) || !Collections.disjoint(registry.idsOf(staffNumber), registry.idsOf(own));
    }
}
