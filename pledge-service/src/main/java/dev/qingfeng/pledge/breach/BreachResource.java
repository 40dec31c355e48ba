package dev.qingfeng.pledge.breach;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.pledge.breach.BreachRepository.Broken;
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

/** Breaches over REST. */
@Path("/v1/breaches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({DISCIPLINE_OFFICER, ORGANIZATION_OFFICER, AUDITOR, CADRE})
@Tag(
        name = "Breaches",
        description = "Pledges that were broken; for discipline officers only until accountability is announced")
public class BreachResource {

    private static final String COLLECTION = "/pledge/v1/breaches";

    private final BreachService breaches;

    BreachResource(BreachService breaches) {
        this.breaches = breaches;
    }

    @GET
    @Operation(
            operationId = "listBreaches",
            summary = "The breaches that you may know of",
            description =
                    "As a discipline officer those of your units, without those by your kin or in your leadership team until they are announced; as an organization officer or auditor those of them that"
                            + " are announced; for everyone those of their own pledges that are announced.")
    public Page<BreachView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only that of this pledge") @QueryParam("pledgeId") @Nullable UUID pledgeId) {
        return breaches.page(query, pledgeId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getBreach", summary = "One breach that you may know of")
    public RestResponse<BreachView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Broken broken = breaches.get(id);
        return Replies.found(view(broken), broken.breach().version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(DISCIPLINE_OFFICER)
    @Idempotent
    @Operation(
            operationId = "markBreach",
            summary = "Mark a signed pledge as broken, when a case against the signer was substantiated",
            description = "Nothing points to the case, and nobody but discipline officers is told.")
    @APIResponseSchema(value = BreachView.class, responseCode = "201", responseDescription = "Marked")
    public RestResponse<BreachView> mark(@NotNull @Valid MarkBreachRequest request) {
        Broken broken = breaches.mark(request);
        return Replies.created(
                COLLECTION, broken.breach().id(), view(broken), broken.breach().version());
    }

    @POST
    @Path("{id}/announcement")
    @RolesAllowed(DISCIPLINE_OFFICER)
    @Idempotent
    @Operation(
            operationId = "announceBreach",
            summary = "Say that accountability was announced: from now on others know of the breach")
    public RestResponse<BreachView> announce(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AnnounceBreachRequest request) {
        Broken broken = breaches.announce(id, ifMatch, request);
        return Replies.changed(view(broken), broken.breach().version());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(DISCIPLINE_OFFICER)
    @Idempotent
    @Operation(
            operationId = "withdrawBreach",
            summary = "Say that a pledge was marked as broken by mistake",
            description =
                    "Others are told only if the breach was announced to them. What stands nevertheless, and is not announced yet,"
                            + " goes on as a breach of its own; where nothing does, the pledge may be marked anew.")
    public RestResponse<BreachView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        Broken broken = breaches.withdraw(id, ifMatch);
        return Replies.changed(view(broken), broken.breach().version());
    }

    private static BreachView view(Broken broken) {
        return BreachView.from(broken.breach(), broken.pledge());
    }
}
