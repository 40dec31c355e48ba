package dev.qingfeng.appointment.account;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

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

/** Accounts over REST. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, AUDITOR})
@Tag(name = "Accounts", description = "Who in the registry may sign in, and whether Keycloak has it so")
public class AccountResource {

    private static final String EXAMPLE = """
            staffNumber,roles,scopePath
            MC0033,TEAM_MEMBER,
            """;

    private final AccountService accounts;
    private final DriftService drift;
    private final SheetWriter files;

    AccountResource(AccountService accounts, DriftService drift, SheetWriter files) {
        this.accounts = accounts;
        this.drift = drift;
        this.files = files;
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "The accounts of the cadres whom you may see")
    public Page<AccountView> list(@Valid @BeanParam PageQuery query) {
        return accounts.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAccount", summary = "One account")
    public RestResponse<AccountView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Account account = accounts.get(id);
        return Replies.found(AccountView.from(account), account.version(), ifNoneMatch);
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "withdrawAccount",
            summary = "Shut a person out: the user is disabled and signed out, and never deleted",
            description = "Granted again by the import. Nobody withdraws their own account.")
    public RestResponse<AccountView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        Account account = accounts.withdraw(id, ifMatch);
        return Replies.changed(AccountView.from(account), account.version());
    }

    @GET
    @Path("drift")
    @Operation(
            operationId = "getAccountDrift",
            summary = "How the users of Keycloak differ from the accounts of the cadres whom you may see",
            description = "Asks Keycloak for all its users, and for the roles of each that has an account here.")
    public DriftView drift() {
        return drift.report();
    }

    @POST
    @Path("reconciliation")
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "reconcileAccounts",
            summary = "Make Keycloak again as the registry has it, where they differ",
            description =
                    "The accounts that the drift names become due, but for your own. Users without an account are left as"
                            + " they are, and whoever was shut out by somebody else stays so until granted anew.")
    public RestResponse<ReconciliationView> reconcile() {
        return RestResponse.ok(drift.reconcile());
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportAccountsAsCsv",
            summary = "All in force that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(AccountRow.class, accounts.rows(), "accounts");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportAccountsAsXlsx",
            summary = "All in force that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(AccountRow.class, accounts.rows(), "accounts");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getAccountTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(AccountRow.class, "accounts", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importAccounts",
            summary = "Grant accounts from a file",
            description =
                    "Columns `staffNumber,roles,scopePath`; CSV (UTF-8) or XLSX; `|` between roles. An account is found by the"
                            + " staff number; a withdrawn one is granted again. Roles that are reserved, units that you do not"
                            + " see and your own account are refused. Roles and scope lapse for good when the cadre leaves the unit, or the"
                            + " post held then, and when the unit of the scope ends.")
    public RestResponse<ImportReport> importAccounts(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "accounts.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(accounts.importAccounts(file, mode, Language.orDefault(language)));
    }
}
