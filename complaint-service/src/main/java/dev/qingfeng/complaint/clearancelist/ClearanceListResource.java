package dev.qingfeng.complaint.clearancelist;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.complaint.ComplaintRoles.ORGANIZATION_OFFICER;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Lists of cadres of whom the discipline organ is asked, over REST. */
@Path("/v1/clearance-lists")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(
        name = "Clearance lists",
        description =
                "Whom the organisation side asks the discipline organ about; what it answers is told by the batches alone")
public class ClearanceListResource {

    private static final String COLLECTION = "/complaint/v1/clearance-lists";

    private final ClearanceListService lists;

    ClearanceListResource(ClearanceListService lists) {
        this.lists = lists;
    }

    @POST
    @Idempotent
    @Operation(operationId = "draftClearanceList", summary = "Draft a list of cadres to ask the discipline organ about")
    @APIResponseSchema(value = ClearanceListView.class, responseCode = "201", responseDescription = "Drafted")
    public RestResponse<ClearanceListView> draft(@NotNull @Valid DraftClearanceListRequest request) {
        ClearanceList list = lists.draft(request);
        return Replies.created(COLLECTION, list.id(), ClearanceListView.of(list), list.version());
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Operation(
            operationId = "listClearanceLists",
            summary = "The lists of your city",
            description = "The discipline organ sees those that were sent.")
    public Page<ClearanceListView> list(@Valid @BeanParam PageQuery query) {
        return lists.page(query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Operation(
            operationId = "getClearanceList",
            summary = "One list",
            description = "Once it is sent it does not change, nor does its entity tag, whatever was answered.")
    public RestResponse<ClearanceListView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ClearanceList list = lists.get(id);
        return Replies.found(ClearanceListView.of(list), list.version(), ifNoneMatch);
    }

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "changeClearanceList",
            summary = "Let a list that was not sent say something else",
            description = "One that was sent does not change (`list-sent`).")
    public RestResponse<ClearanceListView> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ChangeClearanceListRequest request) {
        ClearanceList list = lists.change(id, ifMatch, request);
        return Replies.changed(ClearanceListView.of(list), list.version());
    }

    @POST
    @Path("{id}/sending")
    @Idempotent
    @Operation(
            operationId = "sendClearanceList",
            summary = "Send a list to the discipline organ",
            description = "Once (`list-sent`). From then on it does not change; its hash is of its canonical text.")
    @APIResponseSchema(value = ClearanceListView.class, responseCode = "200", responseDescription = "Sent")
    public RestResponse<ClearanceListView> send(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        ClearanceList list = lists.send(id, ifMatch);
        return Replies.changed(ClearanceListView.of(list), list.version());
    }

    @GET
    @Path("{id}/clearances")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Operation(
            operationId = "listListedClearances",
            summary = "What the last batch told of the cadres of a list",
            description =
                    "Yes or no, and never what was answered since, nor whether anything was. Yours, those of your kin and of your leadership"
                            + " team are not there; nor is any before the list is sent.")
    public List<ListedClearance> published(@PathParam("id") UUID id) {
        return lists.published(id);
    }
}
