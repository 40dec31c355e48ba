package dev.qingfeng.inspection.thoughttalk;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** With whom talks were held and are missing, over REST. */
@Path("/v1/cycles/{cycleId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Thought talks", description = "Thought talks and summoned talks with those who lead townships")
public class TalkCoverageResource {

    private final ThoughtTalkService talks;

    TalkCoverageResource(ThoughtTalkService talks) {
        this.talks = talks;
    }

    @GET
    @Path("talk-coverage")
    @Operation(
            operationId = "getTalkCoverage",
            summary = "With how many of those who lead the townships of your city talks were held",
            description =
                    "A thought talk is due with each member of a leadership team, a summoned talk with each township Party"
                            + " secretary, as the registry knows them now. Each person counts once. Thought talks are about"
                            + " four themes: `themes` says with how many each was touched, in one talk or several.")
    public TalkCoverageView coverage(@PathParam("cycleId") UUID cycleId) {
        return talks.coverage(cycleId);
    }

    @GET
    @Path("missing-talks")
    @Operation(operationId = "listMissingTalks", summary = "With whom talks are still due")
    public Page<MissingTalkView> missing(
            @PathParam("cycleId") UUID cycleId,
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those with whom this kind is due") @QueryParam("kind") @Nullable
                    TalkKind kind) {
        return talks.missing(cycleId, query, kind);
    }

    @GET
    @Path("missing-themes")
    @Operation(
            operationId = "listMissingThemes",
            summary = "With whom thought talks were held, though not about all four themes",
            description =
                    "Of those who lead townships now; each with the themes that are left. Whoever was not talked with at"
                            + " all is among those of `missing-talks`.")
    public Page<MissingThemesView> missingThemes(
            @PathParam("cycleId") UUID cycleId, @Valid @BeanParam PageQuery query) {
        return talks.missingThemes(cycleId, query);
    }
}
