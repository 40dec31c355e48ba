package dev.qingfeng.pledge.publication;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.pledge.publication.PublicationService.Shown;
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

/** Publications over REST. */
@Path("/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(
        name = "Publications",
        description = "The pages of the city daily on which the secretaries' pledges are printed, and whether all are")
public class PublicationResource {

    private static final String COLLECTION = "/pledge/v1/publications";

    private final PublicationService publications;

    PublicationResource(PublicationService publications) {
        this.publications = publications;
    }

    @GET
    @Operation(operationId = "listPublications", summary = "The publications of your city")
    public Page<PublicationView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return publications.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPublication", summary = "One publication")
    public RestResponse<PublicationView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Shown shown = publications.get(id);
        return Replies.found(shown.view(), shown.publication().version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "recordPublication",
            summary = "Record a page on which pledges of township secretaries were printed",
            description =
                    "Several may be complete together; a pledge that is printed again counts once. Complete is the city when"
                            + " the pledge of every township unit is in, which is told once.")
    @APIResponseSchema(value = PublicationView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<PublicationView> record(@NotNull @Valid RecordPublicationRequest request) {
        Shown shown = publications.record(request);
        return Replies.created(
                COLLECTION,
                shown.publication().id(),
                shown.view(),
                shown.publication().version());
    }

    @POST
    @Path("{id}/corrections")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "correctPublication",
            summary = "Say what was printed, all of it as is right, and why",
            description = "What was said before stays, and is shown with the reason.")
    public RestResponse<PublicationView> correct(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CorrectPublicationRequest request) {
        Shown shown = publications.correct(id, ifMatch, request);
        return Replies.changed(shown.view(), shown.publication().version());
    }
}
