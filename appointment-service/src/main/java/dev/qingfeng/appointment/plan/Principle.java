package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.policy.PrincipleCode;
import java.util.List;

/** One of the ten principles that plans are checked against: plain arithmetic over a proposal. */
interface Principle {

    PrincipleCode code();

    /** Key of the clause that its findings quote, among the messages. */
    default String clause() {
        return code().clause();
    }

    /** Where the proposal does not stand to it; in any order. */
    List<Finding> findings(Proposal proposal);
}
