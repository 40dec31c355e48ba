package dev.qingfeng.complaint.clearance;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Batches over REST. */
@Path("/v1/clearance-batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(
        name = "Clearance batches",
        description =
                "All clearances are published at once, at fixed times; or when you ask for it, for which you need a whole"
                        + " city, and which tells what is new of that alone")
public class ClearanceBatchResource {

    private static final String COLLECTION = "/complaint/v1/clearance-batches";

    private final ClearanceBatchService batches;

    ClearanceBatchResource(ClearanceBatchService batches) {
        this.batches = batches;
    }

    @GET
    @Operation(operationId = "listClearanceBatches", summary = "When clearances were published")
    public Page<ClearanceBatchView> list(@Valid @BeanParam PageQuery query) {
        return batches.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getClearanceBatch", summary = "One batch")
    public RestResponse<ClearanceBatchView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ClearanceBatch batch = batches.get(id);
        return Replies.found(ClearanceBatchView.from(batch), batch.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "publishClearances",
            summary = "Publish the clearances of all cadres now",
            description = "What is new of your city is told; of everybody else what was told before."
                    + " What one officer alone proposes is not told.")
    @APIResponseSchema(value = ClearanceBatchView.class, responseCode = "201", responseDescription = "Published")
    public RestResponse<ClearanceBatchView> publish() {
        ClearanceBatch batch = batches.publish();
        return Replies.created(COLLECTION, batch.id(), ClearanceBatchView.from(batch), batch.version());
    }
}
