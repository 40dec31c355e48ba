package dev.qingfeng.notes;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/papers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("cadre")
class PaperResource {

    static final int MEGABYTES = 4;

    private final PaperService papers;

    PaperResource(PaperService papers) {
        this.papers = papers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Idempotent
    @Operation(operationId = "keepPaper", summary = "Keep a paper")
    @APIResponseSchema(value = ConfidentialFile.class, responseCode = "201", responseDescription = "Kept")
    public RestResponse<ConfidentialFile> keep(@NotNull @UploadLimit(megabytes = MEGABYTES) Upload paper) {
        ConfidentialFile file = papers.keep(paper);
        return Replies.created("/notes/v1/papers", file.id(), file, 0);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getPaper", summary = "A paper")
    public RestResponse<FileContent> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = papers.describe(id);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : papers.open(id, PaperService.PLACE).reply("paper");
    }
}
