package dev.qingfeng.inspection.dossier;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Dossiers over REST. */
@Path("/v1/inspections/{id}/dossiers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Dossiers",
        description =
                "The appraisal dossier of each member of a leadership team, which grows from the records; confidential")
public class DossierResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/dossiers/%s/versions";

    /** Of what is fixed there are two views, and neither changes: one lacks the hash, whether or not there are figures to withhold. */
    private static final long WHOLE = 0;

    private static final long REDACTED = 1;

    private final DossierService dossiers;
    private final DossierPrinter printer;

    DossierResource(DossierService dossiers, DossierPrinter printer) {
        this.dossiers = dossiers;
        this.printer = printer;
    }

    @GET
    @Operation(
            operationId = "listDossiers",
            summary =
                    "Of which members of the leadership team there is a dossier; of the inspection teams, for its own only",
            description =
                    "Whoever is of the leadership team that is judged is refused (`own-leadership-team`), and whoever"
                            + " stands aside from the unit (`stands-aside`).")
    public Page<DossierEntry> list(@PathParam("id") UUID inspectionId, @Valid @BeanParam PageQuery query) {
        return dossiers.page(inspectionId, query);
    }

    @GET
    @Path("{cadreId}")
    @Operation(
            operationId = "getDossier",
            summary = "The dossier of a member as it is now; each reading leaves an audit row",
            description =
                    "Each part says where it comes from and as of when, and `missing` which are not there yet or not"
                            + " whole. What interviewees think is told as it was counted once, without what is small.")
    public RestResponse<DossierView> get(
            @PathParam("id") UUID inspectionId,
            @PathParam("cadreId") UUID cadreId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        DossierView view = dossiers.open(inspectionId, cadreId);
        return Replies.foundAs(view, CanonicalJson.hash(CanonicalJson.of(view)), ifNoneMatch);
    }

    @GET
    @Path("{cadreId}/print")
    @Produces(PdfReplies.PDF)
    @Operation(
            operationId = "printDossier",
            summary = "The dossier of a member as it is now, to print; each time leaves an audit row")
    @APIResponse(
            responseCode = "200",
            description = "The dossier",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> print(
            @PathParam("id") UUID inspectionId,
            @PathParam("cadreId") UUID cadreId,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        Dossier dossier = dossiers.open(inspectionId, cadreId).dossier();
        return PdfReplies.of(
                printer.print(dossier, null, Language.orDefault(language)), "dossier-" + inspectionId + "-" + cadreId);
    }

    @GET
    @Path("{cadreId}/versions")
    @Operation(operationId = "listDossierVersions", summary = "When a dossier was fixed, and the hash of what it said")
    public Page<DossierVersionEntry> versions(
            @PathParam("id") UUID inspectionId, @PathParam("cadreId") UUID cadreId, @Valid @BeanParam PageQuery query) {
        return dossiers.versions(inspectionId, cadreId, query);
    }

    @GET
    @Path("{cadreId}/versions/{edition}")
    @Operation(
            operationId = "getDossierVersion",
            summary = "A dossier as it was fixed; each reading leaves an audit row")
    public RestResponse<DossierVersionView> version(
            @PathParam("id") UUID inspectionId,
            @PathParam("cadreId") UUID cadreId,
            @PathParam("edition") int edition,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        DossierVersionView view = dossiers.version(inspectionId, cadreId, edition);
        return Replies.found(view, view.version().sha256() == null ? REDACTED : WHOLE, ifNoneMatch);
    }

    @GET
    @Path("{cadreId}/versions/{edition}/print")
    @Produces(PdfReplies.PDF)
    @Operation(
            operationId = "printDossierVersion",
            summary = "A dossier as it was fixed, to print, with its hash; each time leaves an audit row")
    @APIResponse(
            responseCode = "200",
            description = "The dossier",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> printVersion(
            @PathParam("id") UUID inspectionId,
            @PathParam("cadreId") UUID cadreId,
            @PathParam("edition") int edition,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        DossierVersionView view = dossiers.version(inspectionId, cadreId, edition);
        return PdfReplies.of(
                printer.print(view.dossier(), view.version(), Language.orDefault(language)),
                "dossier-" + inspectionId + "-" + cadreId + "-" + edition);
    }

    @POST
    @Path("{cadreId}/versions")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "fixDossier",
            summary = "Fix the dossier of a member again, as it is now",
            description =
                    "It is fixed by itself when the inspection ends; what is recorded later makes another version, with"
                            + " a reason. Needs the inspection concluded (`inspection-not-concluded`) and something that changed"
                            + " (`dossier-unchanged`).")
    @APIResponseSchema(value = DossierVersionEntry.class, responseCode = "201", responseDescription = "Fixed")
    public RestResponse<DossierVersionEntry> fix(
            @PathParam("id") UUID inspectionId,
            @PathParam("cadreId") UUID cadreId,
            @NotNull @Valid FixDossierRequest request) {
        DossierVersionEntry entry = dossiers.fix(inspectionId, cadreId, request);
        return Replies.createdAt(COLLECTION.formatted(inspectionId, cadreId) + "/" + entry.edition(), entry, WHOLE);
    }
}
