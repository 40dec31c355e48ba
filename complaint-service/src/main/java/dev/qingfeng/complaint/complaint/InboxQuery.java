package dev.qingfeng.complaint.complaint;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which complaints of a list; what is absent leaves none out. */
public final class InboxQuery {

    @Parameter(description = "Only those in this state")
    @QueryParam("caseState")
    @Nullable
    CaseState caseState;

    @Parameter(description = "Only those that you handle")
    @QueryParam("mine")
    @DefaultValue("false")
    boolean mine;

    @Parameter(
            description =
                    "Only those that have not ended and that nobody handles, or nobody who sees them because they are crowded")
    @QueryParam("unassigned")
    @DefaultValue("false")
    boolean unassigned;

    @Parameter(description = "Only those that should have left their state by an earlier day")
    @QueryParam("overdue")
    @DefaultValue("false")
    boolean overdue;

    @Parameter(
            description =
                    "Only those that were put before the discipline officers of the city because nobody moved them in time")
    @QueryParam("escalated")
    @DefaultValue("false")
    boolean escalated;

    @Parameter(
            description =
                    "Only those with a measure of which something should have come by an earlier day, and nothing has")
    @QueryParam("measureOverdue")
    @DefaultValue("false")
    boolean measureOverdue;

    @Parameter(description = "Only those that are so grave")
    @QueryParam("severity")
    @Nullable
    Severity severity;

    @Parameter(description = "Only those about this")
    @QueryParam("category")
    @Nullable
    ComplaintCategory category;

    @Parameter(description = "Only those that this unit works on")
    @QueryParam("unitId")
    @Nullable
    UUID unitId;

    /** Different for each choice, so that a cursor is refused in another list. */
    String name() {
        return "%s %s %s %s %s %s %s %s %s"
                .formatted(caseState, mine, unassigned, overdue, escalated, measureOverdue, severity, category, unitId);
    }
}
