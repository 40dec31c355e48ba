package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
import dev.qingfeng.complaint.casework.CaseMoves.Written;
import dev.qingfeng.complaint.complaint.ComplaintEntry;
import dev.qingfeng.complaint.complaint.DuplicateNews;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is done with a case, over REST. */
@Path("/v1/complaints/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(
        name = "Casework",
        description =
                "What is done with a complaint, from its screening to its end; see `complaint-states` for what leads where")
public class CaseResource {

    private final CaseworkService casework;
    private final CaseReplies replies;

    CaseResource(CaseworkService casework, CaseReplies replies) {
        this.casework = casework;
        this.replies = replies;
    }

    @GET
    @Path("case")
    @Operation(
            operationId = "getCase",
            summary = "One case with whom it is about, its history and its measures; each reading leaves an audit row")
    public RestResponse<CaseView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CaseworkService.Opened opened = casework.open(id);
        return replies.found(opened.view(), opened.version(), ifNoneMatch);
    }

    @POST
    @Path("screening")
    @Idempotent
    @Operation(
            operationId = "screenComplaint",
            summary = "Say how grave a received complaint is and whom it is about",
            description =
                    "Until then whoever bears a name that occurs in it is presumed to be meant, and does not see it: confirm or drop them here."
                            + " Open its files first: what they hold is not looked through for names."
                            + " Somebody else is named by a discipline officer (`discipline-organ-needed`)."
                            + " Of a case that is crowded say which `crowdVersion` you looked at (`messages-since`).")
    public RestResponse<ComplaintEntry> screen(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ScreenRequest request) {
        return changed(casework.screen(id, ifMatch, request));
    }

    @POST
    @Path("subjects")
    @Idempotent
    @Operation(
            operationId = "linkComplaintSubjects",
            summary = "Say whom and what a case is about, or that it is not about somebody",
            description =
                    "Whoever it is about does not see it any more; who handled it and is now blind to it loses it. Whoever is not presumed"
                            + " to be meant is named by a discipline officer, who alone drops who is linked (`discipline-organ-needed`); who answers for"
                            + " what was found is not dropped (`subject-answers`). Of a case that is crowded say"
                            + " which `crowdVersion` you looked at (`messages-since`); it is crowded no more if you see all its duplicates.")
    public RestResponse<ComplaintEntry> linkSubjects(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SubjectsRequest request) {
        return changed(casework.linkSubjects(id, ifMatch, request));
    }

    @POST
    @Path("acceptance")
    @Idempotent
    @Operation(operationId = "acceptComplaint", summary = "Accept a screened complaint: it will be looked into")
    public RestResponse<ComplaintEntry> accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(casework.accept(id, ifMatch));
    }

    @POST
    @Path("declination")
    @Idempotent
    @Operation(
            operationId = "declineComplaint",
            summary = "Decline a screened complaint, with a reason",
            description =
                    "Decided by a discipline officer (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`).")
    public RestResponse<ComplaintEntry> decline(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ReasonRequest request) {
        return changed(casework.decline(id, ifMatch, request.reason()));
    }

    @POST
    @Path("assignment")
    @Idempotent
    @Operation(
            operationId = "assignComplaint",
            summary = "Give a case to a handler, the first or another one",
            description =
                    "Whoever does not see it is refused (`handler-in-conflict`), on which ground is not said: they may not know"
                            + " of it, or they work at a unit from which it is not seen.")
    public RestResponse<ComplaintEntry> assign(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AssignRequest request) {
        return changed(casework.assign(id, ifMatch, request.staffNumber()));
    }

    @POST
    @Path("investigation")
    @Idempotent
    @Operation(
            operationId = "recordInvestigation",
            summary = "Say what an investigation found",
            description = "For its handler and discipline officers (`not-your-case`).")
    public RestResponse<ComplaintEntry> investigate(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid InvestigationRequest request) {
        return changed(casework.investigate(id, ifMatch, request.findings()));
    }

    @POST
    @Path("conclusion")
    @Idempotent
    @Operation(
            operationId = "concludeComplaint",
            summary = "Say what came of a case",
            description =
                    "For its handler and discipline officers (`not-your-case`). A false accusation is found by the discipline organ (`discipline-organ-needed`).")
    public RestResponse<ComplaintEntry> conclude(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ConcludeRequest request) {
        return changed(casework.conclude(id, ifMatch, request));
    }

    @POST
    @Path("feedback")
    @Idempotent
    @Operation(
            operationId = "giveComplaintFeedback",
            summary = "Say what the reporter was answered",
            description = "For its handler and discipline officers (`not-your-case`).")
    public RestResponse<ComplaintEntry> giveFeedback(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid FeedbackRequest request) {
        return changed(casework.giveFeedback(id, ifMatch, request.feedback()));
    }

    @POST
    @Path("closure")
    @Idempotent
    @Operation(
            operationId = "closeComplaint",
            summary = "Close a case of which nothing is left to be done",
            description =
                    "Decided by a discipline officer (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`),"
                            + " and who did not conclude it (`second-person-needed`). What is substantiated, even in part, is not"
                            + " closed without a measure (`without-accountability`), nor before"
                            + " each has its result (`measure-without-result`, with the measure).")
    public RestResponse<ComplaintEntry> close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(casework.close(id, ifMatch));
    }

    @POST
    @Path("reopening")
    @Idempotent
    @Operation(
            operationId = "reopenComplaint",
            summary = "Take up again what was closed, declined or handed over",
            description =
                    "Decided by a discipline officer (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`),"
                            + " and who did not end it (`second-person-needed`). It goes on as accepted, and is to be assigned anew.")
    public RestResponse<ComplaintEntry> reopen(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ReasonRequest request) {
        return changed(casework.reopen(id, ifMatch, request.reason()));
    }

    @POST
    @Path("merger")
    @Idempotent
    @Operation(
            operationId = "mergeComplaint",
            summary = "Merge a case into another one, of which it is a duplicate",
            description =
                    "Decided by a discipline officer (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`). Its"
                            + " receipt tells from then on that it is looked into, and nothing of how the other stands. Whoever is blind to one"
                            + " of them is blind to both.")
    public RestResponse<ComplaintEntry> merge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid MergeRequest request) {
        return changed(casework.merge(id, ifMatch, request));
    }

    @GET
    @Path("duplicates")
    @Operation(
            operationId = "listDuplicates",
            summary = "What came at the duplicates of a case, and how much of it is new",
            description = "Read it at the duplicates themselves.")
    public List<DuplicateNews> duplicates(@PathParam("id") UUID id) {
        return casework.newsAtDuplicates(id);
    }

    @POST
    @Path("duplicates/{duplicateId}/reading")
    @Idempotent
    @Operation(
            operationId = "markDuplicateLookedAt",
            summary = "Say how much of what came at a duplicate was looked at",
            description =
                    "As it was shown: what came meanwhile stays new. For its handler and discipline officers (`not-your-case`).")
    @APIResponseSchema(value = DuplicateNews.class, responseCode = "200", responseDescription = "Looked at")
    public RestResponse<DuplicateNews> lookAtDuplicate(
            @PathParam("id") UUID id,
            @PathParam("duplicateId") UUID duplicateId,
            @NotNull @Valid LookedAtRequest looked) {
        return RestResponse.ok(casework.lookAtDuplicate(id, duplicateId, looked));
    }

    @POST
    @Path("transfer")
    @Idempotent
    @Operation(
            operationId = "transferComplaint",
            summary = "Give a case to another unit of the city, or to another organ",
            description =
                    "Decided by a discipline officer (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`)."
                            + " Another unit screens it anew, and those who are not of it do not see it any more; an organ is one of the"
                            + " vocabulary `organs` (`organ-unknown`). To exactly one of the two, and not to the unit that has it (`transfer-unclear`);"
                            + " from unit to unit not twice in a row by one officer (`second-person-needed`).")
    public RestResponse<ComplaintEntry> transfer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid TransferRequest request) {
        return changed(casework.transfer(id, ifMatch, request));
    }

    @POST
    @Path("pause")
    @Idempotent
    @Operation(
            operationId = "pauseComplaint",
            summary = "Let a case wait for something until a day, with a reason",
            description =
                    "Nothing is due meanwhile; the day after, it goes on by itself. Of so many working days at most (`pause-too-long`),"
                            + " and on a later day than today (`pause-not-ahead`). Where it has waited in its state before, a discipline"
                            + " officer decides (`discipline-organ-needed`) whose it neither is nor was (`decided-by-its-handler`), and who did not let it"
                            + " wait last (`second-person-needed`). Once somebody handles it, they say so, or a discipline officer (`not-your-case`).")
    public RestResponse<ComplaintEntry> pause(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PauseRequest request) {
        return changed(casework.pause(id, ifMatch, request));
    }

    @POST
    @Path("pause/prolongation")
    @Idempotent
    @Operation(
            operationId = "prolongComplaintPause",
            summary = "Let a case wait longer than was said",
            description =
                    "Counted. By a discipline officer (`discipline-organ-needed`) whose the case neither is nor was"
                            + " (`decided-by-its-handler`), and who did not let it wait last (`second-person-needed`); from today on for"
                            + " as long as a pause may be.")
    public RestResponse<ComplaintEntry> prolongPause(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PauseRequest request) {
        return changed(casework.prolongPause(id, ifMatch, request));
    }

    @POST
    @Path("resumption")
    @Idempotent
    @Operation(
            operationId = "resumeComplaint",
            summary = "Go on with a case that waited",
            description = "Its deadline moves by the working days that have passed.")
    public RestResponse<ComplaintEntry> resume(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(casework.resume(id, ifMatch));
    }

    @POST
    @Path("conflicts")
    @Idempotent
    @Operation(
            operationId = "declareConflict",
            summary = "Say that you stand aside from a case, or as a discipline officer that somebody else does",
            description = "From then on they do not see it any more. It is not taken back.")
    @APIResponse(responseCode = "204", description = "Declared")
    public RestResponse<Void> standAside(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ConflictRequest request) {
        casework.standAside(id, ifMatch, request);
        return RestResponse.noContent();
    }

    private static RestResponse<ComplaintEntry> changed(Written written) {
        return Replies.changed(written.entry(), written.version());
    }
}
