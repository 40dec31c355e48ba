package dev.qingfeng.inspection.evidence;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.inspection.inspection.Step;
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

/** The files of a step over REST. */
@Path("/v1/inspections/{id}/steps/{step}/files")
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
@Tag(name = "Evidence", description = "Files that show how steps were carried out; confidential")
public class EvidenceFileResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/steps/%d/files";
    /** What a request may have anyway. */
    private static final int MEGABYTES = 10;

    private static final String EXAMPLE = "%PDF-1.7 …";

    private final EvidenceFileService files;

    EvidenceFileResource(EvidenceFileService files) {
        this.files = files;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "keepEvidenceFile",
            summary = "Keep a file that shows a step",
            description =
                    "The body is the file and nothing else: a PDF, PNG or JPEG by its content, up to 10 MB. It is encrypted,"
                            + " and neither changed nor removed. Evidence of the step may then name it by its `id`.")
    @APIResponseSchema(value = EvidenceFileView.class, responseCode = "201", responseDescription = "Kept")
    public RestResponse<EvidenceFileView> keep(
            @PathParam("id") UUID id,
            @PathParam("step") int step,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "record.pdf", value = EXAMPLE)))
                    @NotNull
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload file) {
        EvidenceFileView kept = files.keep(id, step, file);
        return Replies.created(COLLECTION.formatted(id, step), kept.id(), kept, 0);
    }

    @GET
    @Operation(
            operationId = "listEvidenceFiles",
            summary = "The files of a step: what kind, how large, their hash, by whom and when; not what they hold")
    public Page<EvidenceFileView> list(
            @PathParam("id") UUID id, @PathParam("step") int step, @Valid @BeanParam PageQuery query) {
        return files.page(id, Step.numbered(step), query, EvidenceFileView::of);
    }

    @GET
    @Path("{fileId}")
    @Operation(operationId = "getEvidenceFile", summary = "One file of a step, without what it holds")
    public RestResponse<EvidenceFileView> get(
            @PathParam("id") UUID id,
            @PathParam("step") int step,
            @PathParam("fileId") UUID fileId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Replies.found(EvidenceFileView.of(files.get(id, Step.numbered(step), fileId)), 0, ifNoneMatch);
    }

    @GET
    @Path("{fileId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Operation(
            operationId = "getEvidenceFileContent",
            summary =
                    "What a file of a step holds, to be saved; for the inspection team and officers of the whole city",
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
            @PathParam("step") int step,
            @PathParam("fileId") UUID fileId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Step shown = Step.numbered(step);
        ConfidentialFile file = files.describe(id, shown, fileId);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : files.open(id, shown, fileId).reply("evidence-" + fileId);
    }
}
