package dev.qingfeng.inspection.team;

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
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Inspection teams over REST. */
@Path("/v1/teams")
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
@Tag(name = "Inspection teams", description = "Who inspects which units, and whether they are ready to")
public class InspectionTeamResource {

    private static final String COLLECTION = "/inspection/v1/teams";

    private final InspectionTeamService teams;

    InspectionTeamResource(InspectionTeamService teams) {
        this.teams = teams;
    }

    @GET
    @Operation(operationId = "listTeams", summary = "The inspection teams of the units that you may see, and your own")
    public Page<TeamView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return teams.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getTeam", summary = "One inspection team")
    public RestResponse<TeamView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        InspectionTeamService.Shown team = teams.show(id);
        return Replies.found(team.view(), team.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "formTeam",
            summary = "Form an inspection team and assign its units",
            description = "The inspection of each unit begins with it. A cadre is in one team of a cycle"
                    + " (`member-of-another-team`), and a unit belongs to exactly one (`unit-assigned-already`). Units can be"
                    + " assigned later. Nobody is in a team of a unit where they served or have kin or which they declared to stand"
                    + " aside from (`member-recused`). A team that was formed on paper on an earlier day is recorded with that time and a"
                    + " reason: a notice did not hang before (`notice-before-change`). `unmet` names each with the ground, `served-there`, `kin-there` or `declared`,"
                    + " and as its subject the ids of member and unit with a slash between them.")
    @APIResponseSchema(value = TeamView.class, responseCode = "201", responseDescription = "Formed")
    public RestResponse<TeamView> form(@NotNull @Valid FormTeamRequest request) {
        InspectionTeam team = teams.form(request);
        return Replies.created(COLLECTION, team.id(), TeamView.from(team), team.version());
    }

    @POST
    @Path("{id}/membership")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "changeMembers",
            summary = "Say anew who is in the team and who leads it",
            description =
                    "Whoever is new has to be trained and to sign, and is refused where they stand aside from a unit of the team"
                            + " whose inspection has not ended (`member-recused`). A team in the field takes only who has done both"
                            + " already (`member-not-trained`, `member-not-signed`); inspections under way go on, and each other"
                            + " one waits for a notice that names the team as it is now (`notice-names-another-team`).")
    public RestResponse<TeamView> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ChangeMembersRequest request) {
        InspectionTeam team = teams.changeMembers(id, ifMatch, request);
        return Replies.changed(TeamView.from(team), team.version());
    }

    @GET
    @Path("{id}/conflicts")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Operation(
            operationId = "getTeamConflicts",
            summary = "Who of the team stands aside from which of its units, by what is known now",
            description =
                    "What is learnt or declared once a unit is assigned undoes nothing and is found here. It keeps the team from"
                            + " beginning its fieldwork; later, from writing anything of that unit's inspection, until somebody"
                            + " else comes or the unit goes to another team.")
    public TeamConflictsView conflicts(@PathParam("id") UUID id) {
        return teams.conflicts(id);
    }

    @POST
    @Path("{id}/training")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "recordTraining",
            summary = "Record a training that members of the team attended",
            description =
                    "There may be several; the team is trained once each member has attended one. One of a team in the field"
                            + " may name other cadres of the city too, who are to come into it.")
    public RestResponse<TeamView> train(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RecordTrainingRequest request) {
        InspectionTeam team = teams.train(id, ifMatch, request);
        return Replies.changed(TeamView.from(team), team.version());
    }

    @POST
    @Path("{id}/fieldwork")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "startFieldwork",
            summary = "Begin the fieldwork of the team",
            description = "Needs the cycle in its inspection phase, each member trained (`member-not-trained`) and each"
                    + " member's pledge signed (`member-not-signed`), both by the time that it began at"
                    + " (`member-trained-afterwards`, `member-signed-afterwards`), and a unit (`no-unit-assigned`); `unmet` names all"
                    + " that is missing. Nobody of the team stands aside from one of its units (`member-recused`)."
                    + " Without a body it begins now.")
    public RestResponse<TeamView> startFieldwork(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @RequestBody(required = false) @Valid @Nullable StartFieldworkRequest request) {
        InspectionTeam team = teams.startFieldwork(id, ifMatch, request == null ? StartFieldworkRequest.NOW : request);
        return Replies.changed(TeamView.from(team), team.version());
    }
}
