package dev.qingfeng.complaint;

/** Roles that complaint-service knows. */
public final class ComplaintRoles {

    public static final String COMPLAINT_HANDLER = "complaint-handler";
    public static final String DISCIPLINE_OFFICER = "discipline-officer";
    public static final String ORGANIZATION_OFFICER = "organization-officer";
    public static final String INTAKE_CLERK = "intake-clerk";

    /** Sees the custody log, and no case. */
    public static final String AUDITOR = "auditor";

    private ComplaintRoles() {}
}
