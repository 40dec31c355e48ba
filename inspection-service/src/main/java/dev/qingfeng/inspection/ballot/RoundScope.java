package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionRoles;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.platform.security.Caller;

/**
 * Which rounds a caller may see.
 *
 * @param unitPath of the subtree in which the city of the cycle lies
 * @param member staff number of a member of an inspection team; empty, which is nobody's, for others
 * @param holder staff number of a key-holder; empty for others
 */
record RoundScope(String unitPath, String member, String holder) {

    /** Refuses with 403 a caller whose token names no unit, or no staff number where one is needed. */
    static RoundScope of(Caller caller) {
        Scope scope = Scope.of(caller);
        return new RoundScope(
                scope.unitPath(),
                scope.staffNumber(),
                caller.hasRole(InspectionRoles.KEY_HOLDER) ? caller.staffNumber() : "");
    }
}
