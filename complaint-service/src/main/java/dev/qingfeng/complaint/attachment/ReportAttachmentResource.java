package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.confidential.WithoutMetadata;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.LargeBody;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Files that a reporter sends after the report, one upload a file. */
@Path("/v1/reports/attachments")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Anonymous
@Tag(name = "Reports")
public class ReportAttachmentResource {

    static final String RECEIPT = "Report-Receipt";

    private final AttachmentService attachments;

    ReportAttachmentResource(AttachmentService attachments) {
        this.attachments = attachments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @LargeBody
    @Idempotent
    @Operation(
            operationId = "attachToReport",
            summary = "Add a file to the report with your receipt",
            description =
                    "The body is the file and nothing else: a PDF, PNG or JPEG by its content, up to 25 MB; 20 files at most."
                            + " It is kept without what says where, when, by whom or with what it was made.")
    @APIResponseSchema(value = AttachedView.class, responseCode = "201", responseDescription = "Attached")
    @APIResponse(responseCode = "429", description = "More comes in at the moment than can be taken; see Retry-After")
    @APIResponse(responseCode = "404", description = "No report has this receipt, whatever is wrong with it")
    public RestResponse<AttachedView> attach(
            @Parameter(
                            description = "The receipt, as it was shown; never part of an address",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 100),
                            example = "7ZK39QWXB04T6MHC1R5D")
                    @HeaderParam(RECEIPT)
                    @NotNull
                    @Size(max = 100)
                    String receipt,
            @Parameter(
                            description =
                                    "What the file is called, percent-encoded UTF-8; absent if it is to have no name",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 1000),
                            example = "%E6%B8%85%E5%96%AE.pdf")
                    @HeaderParam("File-Name")
                    @Nullable
                    @Size(max = 1000)
                    String fileName,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "list.pdf", value = "%PDF-1.7 …")))
                    @NotNull
                    @WithoutMetadata
                    @UploadLimit(megabytes = AttachmentService.MEGABYTES)
                    Upload file) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                attachments.attach(SecretCode.read(receipt), file, FileName.decoded(fileName)));
    }
}
