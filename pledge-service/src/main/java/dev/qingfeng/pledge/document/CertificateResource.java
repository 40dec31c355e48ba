package dev.qingfeng.pledge.document;

import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
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

/** Certificates over REST. */
@Path("/v1/pledges/{id}/certificate")
@Produces(PdfReplies.PDF)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
@Tag(name = "Documents", description = "Pledges on paper")
public class CertificateResource {

    private final CertificateService certificates;

    CertificateResource(CertificateService certificates) {
        this.certificates = certificates;
    }

    @GET
    @Operation(
            operationId = "getCertificate",
            summary = "The certificate of a signed pledge, to be printed",
            description =
                    "With the text, and the names of signer and unit, as they were when it was signed, in the language of"
                            + " Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The certificate",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description =
                    "It is not signed, holds a character that cannot be printed, or the names are not known any more")
    public RestResponse<byte[]> get(
            @PathParam("id") UUID id, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(certificates.print(id, Language.orDefault(language)), "certificate-" + id);
    }
}
