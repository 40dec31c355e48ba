package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.document.PdfReplies;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Forms over REST. */
@Path("/v1/ballot-forms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballot forms", description = "What is asked in secret ballots; an adopted form never changes")
public class BallotFormResource {

    private static final String COLLECTION = "/inspection/v1/ballot-forms";

    private final BallotFormService forms;
    private final BallotFormPrinter printer;

    BallotFormResource(BallotFormService forms, BallotFormPrinter printer) {
        this.forms = forms;
        this.printer = printer;
    }

    @GET
    @Operation(
            operationId = "listBallotForms",
            summary = "The forms of cycles whose city you see as a whole, or of whose inspection teams you are")
    public Page<BallotFormEntry> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return forms.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getBallotForm", summary = "One form with what it asks")
    public RestResponse<BallotFormView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        BallotForm form = forms.get(id);
        return Replies.found(BallotFormView.from(form), form.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/print")
    @Produces(PdfReplies.PDF)
    @Operation(
            operationId = "printBallotForm",
            summary = "A blank ballot for each class of voter, as it is filled in at a single desk",
            description =
                    "With lines for the people whom it is about: they are named where the form is used. A draft says that it is one.")
    @APIResponse(
            responseCode = "200",
            description = "The ballots, each beginning on a page of its own",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> print(
            @PathParam("id") UUID id,
            @Parameter(description = "Only the ballot of this class") @QueryParam("attendeeClass") @Nullable
                    AttendeeClass attendeeClass,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        BallotForm form = forms.get(id);
        return PdfReplies.of(
                printer.print(form, attendeeClass, Language.orDefault(language)), "ballot-form-" + form.id());
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "draftBallotForm",
            summary = "Draft a form, from what forms of its purpose usually ask or from what you say",
            description =
                    "For officers of the whole city. There is one draft of a code in a cycle (`form-drafted-already`); a"
                            + " code that is adopted gets a new edition instead (`form-code-taken`). A form asks what is required of its purpose"
                            + " (`required-block-missing`), and its questions fit together (`form-unfit`); `errors` names each fault.")
    @APIResponseSchema(value = BallotFormView.class, responseCode = "201", responseDescription = "Drafted")
    public RestResponse<BallotFormView> draft(@NotNull @Valid DraftBallotFormRequest request) {
        return created(forms.draft(request));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Operation(
            operationId = "changeBallotForm",
            summary = "Say anew what a draft asks",
            description =
                    "Until it is adopted (`form-adopted-already`). What is refused is what `draftBallotForm` refuses.")
    public RestResponse<BallotFormView> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ChangeBallotFormRequest request) {
        return changed(forms.change(id, ifMatch, request));
    }

    @POST
    @Path("{id}/adoption")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "adoptBallotForm",
            summary = "Adopt a draft; it will never change, and the edition before is retired",
            description =
                    "Where nominees come from an earlier round, a form of that code is adopted and selects people in that question"
                            + " (`form-unfit`).")
    public RestResponse<BallotFormView> adopt(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(forms.adopt(id, ifMatch));
    }

    @POST
    @Path("{id}/editions")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "draftBallotFormEdition",
            summary = "Draft the next edition of an adopted form; it asks the same until it is changed",
            description =
                    "Of the edition that is adopted now (`form-not-adopted`), and one at a time (`form-drafted-already`).")
    @APIResponseSchema(value = BallotFormView.class, responseCode = "201", responseDescription = "Drafted")
    public RestResponse<BallotFormView> nextEdition(@PathParam("id") UUID id) {
        return created(forms.nextEdition(id));
    }

    private static RestResponse<BallotFormView> created(BallotForm form) {
        return Replies.created(COLLECTION, form.id(), BallotFormView.from(form), form.version());
    }

    private static RestResponse<BallotFormView> changed(BallotForm form) {
        return Replies.changed(BallotFormView.from(form), form.version());
    }
}
