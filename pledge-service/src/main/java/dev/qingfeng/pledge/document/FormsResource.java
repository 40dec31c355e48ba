package dev.qingfeng.pledge.document;

import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Many forms over REST. */
@Path("/v1/campaigns/{id}/forms")
@Produces(PdfReplies.PDF)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Documents", description = "Pledges on paper")
public class FormsResource {

    private final FormService forms;

    FormsResource(FormService forms) {
        this.forms = forms;
    }

    @GET
    @Operation(
            operationId = "getForms",
            summary = "The forms of the pledges that are due in a campaign, one after the other",
            description =
                    "By unit and staff number, so many at a time; while there are more, `Link` with rel=\"next\" says"
                            + " where. Whoever moves to another unit meanwhile may be left out or come twice. Where none is due, a"
                            + " page says so. One form that cannot be printed refuses all that are asked for; `without` leaves"
                            + " it out.")
    @APIResponse(
            responseCode = "200",
            description = "The forms",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description =
                    "Forms hold a character that cannot be printed. Each of them is in `errors`: its `pointer` is `pledge:` and the"
                            + " id of the pledge, its `detail` says the staff number and the character.")
    @APIResponse(responseCode = "422", description = "The unit is unknown")
    public RestResponse<byte[]> get(
            @PathParam("id") UUID id,
            @QueryParam("unitId") @Parameter(description = "Only of this unit and those below it") @Nullable
                    UUID unitId,
            @QueryParam("without")
                    @Parameter(description = "Leave out these pledges, of which you know that they cannot be printed")
                    @Size(max = 50)
                    Set<UUID> without,
            @QueryParam("cursor")
                    @Parameter(description = "Where to go on, as `Link` said; absent for the first forms")
                    @Nullable
                    String cursor,
            @QueryParam("limit")
                    @Parameter(description = "How many forms at most")
                    @DefaultValue("100")
                    @Min(1)
                    @Max(200)
                    int limit,
            @HeaderParam("Accept-Language") @Nullable Language language,
            UriInfo uri) {
        FormService.PrintedForms printed =
                forms.print(id, unitId, without, cursor, limit, Language.orDefault(language));
        RestResponse<byte[]> reply = PdfReplies.of(printed.pdf(), "forms-" + id);
        if (printed.next() != null) {
            String next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", printed.next())
                    .build()
                    .toString();
            reply.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return reply;
    }
}
