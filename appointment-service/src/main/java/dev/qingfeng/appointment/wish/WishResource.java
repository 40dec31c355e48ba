package dev.qingfeng.appointment.wish;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
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
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Wishes over REST. */
@Path("/v1/wishes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Wishes", description = "Who wishes to be resettled or seconded")
public class WishResource {

    private static final String EXAMPLE = """
            staffNumber,kind,statedOn,withdrawnOn
            MC0008,RESETTLEMENT,2026-01-15,
            """;

    private final WishService wishes;
    private final SheetWriter files;

    WishResource(WishService wishes, SheetWriter files) {
        this.wishes = wishes;
        this.files = files;
    }

    @GET
    @Operation(operationId = "listWishes", summary = "The wishes of cadres of the units that you may see")
    public Page<WishView> list(@Valid @BeanParam PageQuery page, @Valid @BeanParam CadreQuery query) {
        return wishes.page(page, query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getWish", summary = "One wish")
    public RestResponse<WishView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Wish wish = wishes.get(id);
        return Replies.found(WishView.from(wish), wish.version(), ifNoneMatch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(REGISTRY_ADMIN)
    @Operation(operationId = "removeWish", summary = "Take back a wish that was entered wrongly")
    public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        wishes.remove(id, ifMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportWishesAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(WishRow.class, wishes.rows(), "wishes");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportWishesAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(WishRow.class, wishes.rows(), "wishes");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getWishTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(WishRow.class, "wishes", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importWishes",
            summary = "Write wishes from a file",
            description =
                    "Columns `staffNumber,kind,statedOn,withdrawnOn`; CSV (UTF-8) or XLSX. A wish is found by the staff"
                            + " number, the kind and the day on which it was stated;"
                            + " `withdrawnOn` is empty while it is open.")
    public RestResponse<ImportReport> importWishes(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "wishes.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(wishes.importFile(file, mode, Language.orDefault(language), ImportProgress.UNHEARD));
    }
}
