package dev.qingfeng.inspection.evidence;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Photos of posted notices over REST. */
@Path("/v1/inspections/{id}/notice/photos")
@Produces(MediaType.APPLICATION_JSON)
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
public class NoticePhotoResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/notice/photos";
    /** What a request may have anyway. */
    private static final int MEGABYTES = 10;

    private static final String EXAMPLE = "PNG …";

    private final EvidenceFileService photos;

    NoticePhotoResource(EvidenceFileService photos) {
        this.photos = photos;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "keepNoticePhoto",
            summary = "Keep a photo of the notice where it hangs",
            description =
                    "Of the issue in force (`notice-not-posted` before there is one), as evidence of when it was posted. The body is"
                            + " the file and nothing else: a PNG, JPEG or PDF by its content, up to 10 MB. It is encrypted, and neither"
                            + " changed nor removed.")
    @APIResponseSchema(value = NoticePhotoView.class, responseCode = "201", responseDescription = "Kept")
    public RestResponse<NoticePhotoView> keep(
            @PathParam("id") UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "notice.png", value = EXAMPLE)))
                    @NotNull
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload file) {
        NoticePhotoView kept = photos.keepPhoto(id, file);
        return Replies.created(COLLECTION.formatted(id), kept.id(), kept, 0);
    }

    @GET
    @Operation(
            operationId = "listNoticePhotos",
            summary =
                    "The photos of the notices of an inspection: of which issue, their hash, by whom and when; not what they show")
    public Page<NoticePhotoView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return photos.page(id, null, query, NoticePhotoView::of);
    }

    @GET
    @Path("{photoId}")
    @Operation(operationId = "getNoticePhoto", summary = "One photo of a notice, without what it shows")
    public RestResponse<NoticePhotoView> get(
            @PathParam("id") UUID id,
            @PathParam("photoId") UUID photoId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Replies.found(NoticePhotoView.of(photos.get(id, null, photoId)), 0, ifNoneMatch);
    }

    @GET
    @Path("{photoId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Operation(
            operationId = "getNoticePhotoContent",
            summary =
                    "What a photo of a notice shows, to be saved; for the inspection team and officers of the whole city",
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
            @PathParam("photoId") UUID photoId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = photos.describe(id, null, photoId);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : photos.open(id, null, photoId).reply("notice-" + photoId);
    }
}
