package dev.qingfeng.inspection;

import dev.qingfeng.platform.security.Caller;

/**
 * What a caller may see: the units at and below their own, and as a member of an inspection team also what it inspects.
 *
 * @param unitPath of the subtree
 * @param staffNumber of the member; empty, which is nobody's, for a caller without a role in inspection teams
 */
public record Scope(String unitPath, String staffNumber) {

    /** Refuses with 403 a caller whose token names no unit, or no staff number where one is needed. */
    public static Scope of(Caller caller) {
        boolean inTeams = caller.hasRole(InspectionRoles.TEAM_LEADER) || caller.hasRole(InspectionRoles.TEAM_MEMBER);
        return new Scope(caller.scope().value(), inTeams ? caller.staffNumber() : "");
    }
}
