package dev.qingfeng.appointment.form;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

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

/** Appointment forms over REST. */
@Path("/v1/plans/{id}/moves/{moveId}/appointment-form")
@Produces(PdfReplies.PDF)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Appointment forms", description = "Moves of plans on paper")
public class AppointmentFormResource {

    private final AppointmentFormService forms;

    AppointmentFormResource(AppointmentFormService forms) {
        this.forms = forms;
    }

    @GET
    @Operation(
            operationId = "getAppointmentForm",
            summary = "The appointment form of the cadre whom a move of a plan is about, to be printed",
            description =
                    "With what the registry knows; the rest is left empty, to be filled in by hand. Kin are on it for those who may"
                            + " list kinships.")
    @APIResponse(
            responseCode = "200",
            description = "The form",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description = "It holds a character that cannot be printed, or the cadre is kept under another number")
    public RestResponse<byte[]> get(
            @PathParam("id") UUID id,
            @PathParam("moveId") UUID moveId,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(forms.print(id, moveId, Language.orDefault(language)), "appointment-form-" + moveId);
    }
}
