package dev.qingfeng.appointment;

/** Roles that appointment-service knows. */
public final class AppointmentRoles {

    public static final String REGISTRY_ADMIN = "registry-admin";
    public static final String ORGANIZATION_OFFICER = "organization-officer";
    public static final String DISCIPLINE_OFFICER = "discipline-officer";
    public static final String COMMITTEE_MEMBER = "committee-member";
    public static final String COMMITTEE_SECRETARY = "committee-secretary";
    public static final String AUDITOR = "auditor";

    private AppointmentRoles() {}
}
