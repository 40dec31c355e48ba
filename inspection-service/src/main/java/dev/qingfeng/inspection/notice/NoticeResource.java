package dev.qingfeng.inspection.notice;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/** Notices to read and print over REST. */
@Path("/v1/inspections/{id}/notice")
@RolesAllowed({
    ORGANIZATION_OFFICER,
    DISCIPLINE_OFFICER,
    COMMITTEE_MEMBER,
    COMMITTEE_SECRETARY,
    AUDITOR,
    TEAM_LEADER,
    TEAM_MEMBER
})
@Tag(name = "Inspections", description = "The notice and the ten steps of each unit's inspection")
public class NoticeResource {

    private final NoticeService notices;

    NoticeResource(NoticeService notices) {
        this.notices = notices;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getNotice", summary = "What the notice in force says, in your language")
    public NoticeText get(
            @PathParam("id") UUID inspectionId, @HeaderParam("Accept-Language") @Nullable Language language) {
        return notices.read(inspectionId, Language.orDefault(language));
    }

    @GET
    @Path("print")
    @Produces(PdfReplies.PDF)
    @Operation(operationId = "printNotice", summary = "The notice in force, to print")
    @APIResponse(
            responseCode = "200",
            description = "The notice",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> print(
            @PathParam("id") UUID inspectionId, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(notices.print(inspectionId, Language.orDefault(language)), "notice-" + inspectionId);
    }

    @GET
    @Path("draft")
    @Produces(PdfReplies.PDF)
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Operation(
            operationId = "printNoticeDraft",
            summary = "A notice to print and post, with the last day on which it can be",
            description = "Its day is left open, to be filled in when it is posted. Nothing is recorded by it: that is"
                    + " `postNotice`, once it hangs. A day for which it is too late today is `notice-too-late`.")
    @APIResponse(
            responseCode = "200",
            description = "The notice",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> draft(
            @PathParam("id") UUID inspectionId,
            @Parameter(
                            description = "The first day of fieldwork that it announces, in the zone of the"
                                    + " installation; the first that is possible if absent",
                            example = "2026-06-14")
                    @QueryParam("fieldworkBeginsOn")
                    @Nullable
                    LocalDate fieldworkBeginsOn,
            @Parameter(description = "Where violations can be reported; left open if absent", example = "12380")
                    @QueryParam("hotline")
                    @Size(min = 1, max = 50)
                    @Nullable
                    String hotline,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        byte[] pdf = notices.printDraft(inspectionId, fieldworkBeginsOn, hotline, Language.orDefault(language));
        return PdfReplies.of(pdf, "notice-draft-" + inspectionId);
    }
}
