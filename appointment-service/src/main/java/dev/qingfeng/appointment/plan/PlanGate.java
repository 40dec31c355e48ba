package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.principle.Verdict;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What keeps a plan from being submitted and from being decided. */
@ApplicationScoped
public class PlanGate {

    private final Messages messages;

    PlanGate(Messages messages) {
        this.messages = messages;
    }

    /** The moves that start from where their cadres no longer are. */
    public List<Unmet> outdated(Proposal proposal) {
        return proposal.outdated().stream()
                .map(cadre -> Rule.COLLECTIVE_DECISION.unmet("move-outdated", cadre.toString()))
                .toList();
    }

    /** The hard findings, each under its own code and with the clause that it stands on. */
    public List<Unmet> open(Verdict verdict) {
        return verdict.hard().stream()
                .map(finding -> new Unmet(
                        finding.code(),
                        messages.text(Language.EN, finding.title()),
                        messages.text(Language.ZH_HANT, finding.clause()),
                        finding.subjects().get(0).id().toString()))
                .toList();
    }
}
