package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.policy.PrincipleCode;
import dev.qingfeng.appointment.policy.PrincipleKind;
import java.util.Comparator;
import java.util.List;

/**
 * How a plan stands to one principle.
 *
 * @param code names what is expected, what is the case and the remedy among the messages
 * @param kind a decision is refused while there is a HARD one
 * @param subjects the first is what it is mainly about; never empty
 * @param figures fill the messages
 */
public record Finding(
        PrincipleCode principle, String code, PrincipleKind kind, List<Subject> subjects, List<Integer> figures) {

    /** By principle, then by code and subject: the same for the same plan, whatever the order of its moves. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::principle)
            .thenComparing(Finding::code)
            .thenComparing(finding -> finding.subjects().get(0).id());
}
