package dev.qingfeng.complaint.attachment;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The files of a case over REST. */
@Path("/v1/complaints/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Complaints")
public class AttachmentResource {

    private final AttachmentService attachments;
    private final CaseReplies replies;

    AttachmentResource(AttachmentService attachments, CaseReplies replies) {
        this.attachments = attachments;
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "listAttachments",
            summary = "The files of a case, without what they hold",
            description = "Each that is shown leaves an audit row.")
    public Page<AttachmentView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return attachments.page(id, query);
    }

    @GET
    @Path("{attachmentId}")
    @Operation(operationId = "getAttachment", summary = "One file of a case, without what it holds")
    public RestResponse<AttachmentView> get(
            @PathParam("id") UUID id,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return replies.found(attachments.get(id, attachmentId), 0, ifNoneMatch);
    }

    @GET
    @Path("{attachmentId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getAttachmentContent",
            summary = "What a file of a case holds, to be saved",
            description = "Each time it is shown leaves an audit row.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<FileContent> content(
            @PathParam("id") UUID id,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = attachments.describe(id, attachmentId);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : attachments.open(id, attachmentId).reply("attachment-" + attachmentId);
    }
}
