package dev.qingfeng.pledge;

/** Roles that pledge-service knows. */
public final class PledgeRoles {

    public static final String CADRE = "cadre";
    public static final String ORGANIZATION_OFFICER = "organization-officer";
    public static final String DISCIPLINE_OFFICER = "discipline-officer";
    public static final String AUDITOR = "auditor";
    public static final String TEAM_LEADER = "team-leader";

    private PledgeRoles() {}
}
