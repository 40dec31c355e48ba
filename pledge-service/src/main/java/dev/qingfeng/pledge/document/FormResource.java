package dev.qingfeng.pledge.document;

import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One form over REST. */
@Path("/v1/pledges/{id}/form")
@Produces(PdfReplies.PDF)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER})
@Tag(name = "Documents", description = "Pledges on paper")
public class FormResource {

    private final FormService forms;

    FormResource(FormService forms) {
        this.forms = forms;
    }

    @GET
    @Operation(
            operationId = "getForm",
            summary = "The form on which a due pledge is signed by hand",
            description = "Each page carries a code by which it is known again when it is scanned.")
    @APIResponse(
            responseCode = "200",
            description = "The form",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It is not due, or holds a character that cannot be printed")
    public RestResponse<byte[]> get(
            @PathParam("id") UUID id, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(forms.print(id, Language.orDefault(language)), "form-" + id);
    }
}
