package dev.qingfeng.pledge.signing;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pledges over REST. */
@Path("/v1/pledges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Pledges", description = "Who is to sign and who has signed")
public class PledgeResource {

    private static final String EXAMPLE = """
            cycleCode,staffNumber,category,signedOn,lateReason
            2026,MC0008,LEADING_CADRE,2026-03-02,下乡收集
            2026,MC0009,ORGANISATION_STAFF,2026-03-04,
            """;

    private final PledgeService pledges;
    private final SheetWriter files;

    PledgeResource(PledgeService pledges, SheetWriter files) {
        this.files = files;
        this.pledges = pledges;
    }

    @GET
    @Operation(
            operationId = "listPledges",
            summary = "Your own pledges; as an officer or auditor, those of the units that you may see")
    public Page<PledgeView> list(
            @Valid @BeanParam PageQuery page,
            @Valid @BeanParam PledgeQuery query,
            @Parameter(description = "Only your own") @QueryParam("mine") @DefaultValue("false") boolean mine) {
        return pledges.page(page, query, mine);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPledge", summary = "One pledge")
    public RestResponse<PledgeView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Pledge pledge = pledges.get(id);
        return Replies.found(PledgeView.from(pledge), pledge.version(), ifNoneMatch);
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Operation(
            operationId = "getPaperSignatureTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(PaperSignatureRow.class, "paper-signatures", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "importPaperSignatures",
            summary = "Record pledges that were signed on paper, from a file",
            description =
                    "Columns `cycleCode,staffNumber,category,signedOn,lateReason`; CSV (UTF-8) or XLSX. Each line signs a pledge"
                            + " that is due; the reason is needed if it is recorded on a later day.")
    public RestResponse<ImportReport> importPaperSignatures(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "signatures.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(pledges.importPaperSignatures(file, mode, Language.orDefault(language)));
    }

    @POST
    @Path("{id}/signature")
    @RolesAllowed(CADRE)
    @Idempotent
    @Operation(
            operationId = "signPledge",
            summary = "Sign your own pledge",
            description = "Read the campaign's text first and send its hash: it says which text you have read.")
    public RestResponse<PledgeView> sign(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SignPledgeRequest request) {
        Pledge pledge = pledges.sign(id, ifMatch, request.textHash());
        return Replies.changed(PledgeView.from(pledge), pledge.version());
    }
}
