package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Inspections over REST. */
@Path("/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    ORGANIZATION_OFFICER,
    DISCIPLINE_OFFICER,
    COMMITTEE_MEMBER,
    COMMITTEE_SECRETARY,
    AUDITOR,
    TEAM_LEADER,
    TEAM_MEMBER
})
@Tag(name = "Inspections", description = "The notice and the ten steps of each unit's inspection")
public class UnitInspectionResource {

    private final UnitInspectionService inspections;
    private final StepService steps;

    UnitInspectionResource(UnitInspectionService inspections, StepService steps) {
        this.inspections = inspections;
        this.steps = steps;
    }

    @GET
    @Operation(
            operationId = "listInspections",
            summary = "The inspections of the units that you may see, and those of your own team")
    public Page<InspectionView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return inspections.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getInspection",
            summary = "One inspection",
            description =
                    "Whoever sees neither the whole city nor is of the inspection team is inspected: they see that a"
                            + " step was carried out and how much evidence it has, without titles, counts and reasons. So does"
                            + " whoever stands aside from the unit, or is of its leadership team.")
    public RestResponse<InspectionView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UnitInspectionService.Shown inspection = inspections.get(id);
        return Replies.found(inspection.view(), inspection.version(), ifNoneMatch);
    }

    @POST
    @Path("{id}/notice")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "postNotice",
            summary = "Record the notice that was posted in the unit",
            description =
                    "Full calendar days (two unless set otherwise) lie between the day it was posted on and the day"
                            + " fieldwork begins on, else it is `notice-too-late`. Posted in time and recorded late, it is"
                            + " taken and flagged. It is issued anew when anything in it changes, the team included, until"
                            + " the first step has started; the days begin anew then, and those before are kept in"
                            + " `earlierNotices`. So it was not posted before the one in whose place it is, nor before its"
                            + " team was as it is (`notice-before-change`). None is for a day on which another has taken"
                            + " over from the unit (`unit-ended`).")
    public RestResponse<InspectionView> announce(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PostNoticeRequest request) {
        return changed(inspections.announce(id, ifMatch, request));
    }

    @POST
    @Path("{id}/steps")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "recordStep",
            summary = "Record one of the ten steps, with its evidence",
            description =
                    "1 comes first and 10 last unless set otherwise: one that comes before has ended by the time the"
                            + " step started (`step-out-of-order`). Needs the team in the field (`fieldwork-not-started`)"
                            + " by the time it started at (`step-before-fieldwork`), and a notice (`notice-not-posted`)"
                            + " whose day of fieldwork has come (`notice-period-running`) and that names the team as it is"
                            + " (`notice-names-another-team`). The steps with ballots, 2, 4 and 5, do not start before the"
                            + " public pledge of the unit (`public-pledge-missing`, `ballots-before-public-pledge`). Steps"
                            + " 1, 2, 4 and 5, unless set otherwise, need a meeting of them that is convened or held"
                            + " (`meeting-missing`), with each required class there by the time the step started: `unmet`"
                            + " names each that is not (`class-absent`). Whoever is responsible was of the team, trained and signed"
                            + " by then (`member-joined-afterwards`, `member-trained-afterwards`, `member-signed-afterwards`). One"
                            + " that started on an earlier day is late too, and says why. Each is recorded once (`step-recorded-already`),"
                            + " and not while it runs (`step-started-already`). Which evidence each step needs is set:"
                            + " `unmet` names each kind that is missing (`evidence-missing`).")
    public RestResponse<InspectionView> record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RecordStepRequest request) {
        return changed(steps.record(id, ifMatch, request));
    }

    @POST
    @Path("{id}/conclusion")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "concludeInspection",
            summary = "End the inspection",
            description = "Needs all ten steps with their evidence; `unmet` names each `step-missing`, each"
                    + " `evidence-missing` with the step and the kind, and whatever else is missing, such as each"
                    + " `finding-not-followed-up`, each meeting that people came to and whose attendance is open"
                    + " (`attendance-not-closed`), each round of ballots that was opened and is neither counted nor void"
                    + " (`round-not-over`), and `severity-lowered-by-same-person` where you said yourself"
                    + " that it weighs less. It does not end before the last of them does"
                    + " (`ends-before-last-step`).")
    public RestResponse<InspectionView> conclude(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ConcludeInspectionRequest request) {
        return changed(inspections.conclude(id, ifMatch, request));
    }

    private static RestResponse<InspectionView> changed(UnitInspection inspection) {
        return Replies.changed(InspectionView.from(inspection), inspection.version());
    }
}
