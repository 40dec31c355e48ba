package dev.qingfeng.inspection.thoughttalk;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Talks over REST. */
@Path("/v1/thought-talks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
@Tag(name = "Thought talks", description = "Thought talks and summoned talks with those who lead townships")
public class ThoughtTalkResource {

    private static final String COLLECTION = "/inspection/v1/thought-talks";

    private final ThoughtTalkService talks;

    ThoughtTalkResource(ThoughtTalkService talks) {
        this.talks = talks;
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
    @Operation(operationId = "listThoughtTalks", summary = "The talks of your city, without what was said")
    public Page<ThoughtTalkView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId,
            @Parameter(description = "Only those of this kind") @QueryParam("kind") @Nullable TalkKind kind) {
        return talks.page(query, cycleId, kind);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
    @Operation(operationId = "getThoughtTalk", summary = "One talk, without what was said")
    public RestResponse<ThoughtTalkView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ThoughtTalk talk = talks.get(id);
        return Replies.found(ThoughtTalkView.from(talk), talk.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/notes")
    @Operation(
            operationId = "getTalkNotes",
            summary = "What was said in a talk that you held or recorded; each reading leaves an audit row",
            description = "For all others who see the talk it is `not-your-talk`.")
    public TalkNotesView notes(@PathParam("id") UUID id) {
        return talks.notes(id);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "recordThoughtTalk",
            summary = "Record a talk with a cadre of your city",
            description =
                    "Talks are no interviews, and do not count among those who are interviewed. Who talks is of an office of the"
                            + " city; where the registry knows its leaders, one of them, and who summons is a Party secretary"
                            + " (`talker-not-entitled`). What was said is kept encrypted.")
    @APIResponseSchema(value = ThoughtTalkView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<ThoughtTalkView> record(@NotNull @Valid RecordThoughtTalkRequest request) {
        ThoughtTalk talk = talks.record(request);
        return Replies.created(COLLECTION, talk.id(), ThoughtTalkView.from(talk), talk.version());
    }
}
