package dev.qingfeng.inspection;

/** Roles that inspection-service knows. */
public final class InspectionRoles {

    public static final String ORGANIZATION_OFFICER = "organization-officer";
    public static final String DISCIPLINE_OFFICER = "discipline-officer";
    public static final String COMMITTEE_MEMBER = "committee-member";
    public static final String COMMITTEE_SECRETARY = "committee-secretary";
    public static final String AUDITOR = "auditor";
    public static final String TEAM_LEADER = "team-leader";
    public static final String TEAM_MEMBER = "team-member";
    public static final String KEY_HOLDER = "key-holder";

    private InspectionRoles() {}
}
