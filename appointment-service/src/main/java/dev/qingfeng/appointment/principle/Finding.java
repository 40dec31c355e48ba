package dev.qingfeng.appointment.principle;

import java.util.Comparator;
import java.util.List;

/**
 * How a plan stands to one principle.
 *
 * @param principle its code
 * @param code names what is expected, what is the case and the remedy among the messages
 * @param kind a decision is refused while there is a HARD one
 * @param subjects the first is what it is mainly about; never empty
 * @param figures fill the messages
 */
public record Finding(
        String principle, String code, PrincipleKind kind, List<Subject> subjects, List<Integer> figures) {

    /** P2 before P10. */
    static final Comparator<String> BY_PRINCIPLE =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    /** Those of a principle, by code and subject: the same for the same plan, whatever the order of its moves. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::code)
            .thenComparing(finding -> finding.subjects().get(0).id());

    /** Key of the title of its principle among the messages. */
    public String title() {
        return "principle." + principle + ".title";
    }

    /** Key of the clause that it quotes. */
    public String clause() {
        return "principle." + principle + ".clause";
    }

    /** Key of its own words among the messages. */
    public String words() {
        return "finding." + code;
    }
}
