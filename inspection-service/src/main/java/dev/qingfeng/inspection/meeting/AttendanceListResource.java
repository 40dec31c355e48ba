package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

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

/** The printed list of a meeting over REST. */
@Path("/v1/meetings/{id}/attendance-list")
@Produces(PdfReplies.PDF)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Meetings", description = "Meetings at which steps of an inspection are carried out, and who is there")
public class AttendanceListResource {

    private final AttendeeService attendees;

    AttendanceListResource(AttendeeService attendees) {
        this.attendees = attendees;
    }

    @GET
    @Operation(
            operationId = "getAttendanceList",
            summary = "The list of a meeting to sign on, with a code beside each name",
            description = "By the code people are checked in at the door, or afterwards from the paper.")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> get(
            @PathParam("id") UUID meetingId, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(attendees.print(meetingId, Language.orDefault(language)), "attendance-" + meetingId);
    }
}
