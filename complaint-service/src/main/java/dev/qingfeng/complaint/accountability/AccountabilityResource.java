package dev.qingfeng.complaint.accountability;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.casework.CaseMoves.Written;
import dev.qingfeng.complaint.complaint.ComplaintEntry;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What follows from substantiated cases, over REST; what is imposed is shown with the case. */
@Path("/v1/complaints/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Accountability", description = "What follows for whoever a case was substantiated against")
public class AccountabilityResource {

    private final AccountabilityService accountability;

    AccountabilityResource(AccountabilityService accountability) {
        this.accountability = accountability;
    }

    @POST
    @Path("measures")
    @Idempotent
    @Operation(
            operationId = "imposeMeasure",
            summary = "Say what somebody answers for, who sees to it and by when",
            description =
                    "Only what was substantiated, at least in part, has measures (`measure-uncalled-for`). Who sees to it serves in the city"
                            + " (`unknown-reference`), and may know of the case (`responsible-in-conflict`); on which ground somebody may"
                            + " not is not said.")
    public RestResponse<ComplaintEntry> impose(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ImposeMeasureRequest request) {
        return changed(accountability.impose(id, ifMatch, request));
    }

    @POST
    @Path("measures/{measureId}/result")
    @Idempotent
    @Operation(
            operationId = "recordMeasureResult",
            summary = "Say what came of a measure",
            description =
                    "A disciplinary referral has come to something when the organ acknowledged it (`acknowledgement-unclear`, `organ-unknown`).")
    public RestResponse<ComplaintEntry> recordResult(
            @PathParam("id") UUID id,
            @PathParam("measureId") UUID measureId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid MeasureResultRequest request) {
        return changed(accountability.recordResult(id, measureId, ifMatch, request));
    }

    @POST
    @Path("announcement")
    @RolesAllowed(DISCIPLINE_OFFICER)
    @Idempotent
    @Operation(
            operationId = "announceAccountability",
            summary = "Say that accountability was announced",
            description = "From the next fixed time on others know of the pledges that were broken.")
    public RestResponse<ComplaintEntry> announce(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AnnounceRequest request) {
        return changed(accountability.announce(id, ifMatch, request.announcedOn()));
    }

    private static RestResponse<ComplaintEntry> changed(Written written) {
        return Replies.changed(written.entry(), written.version());
    }
}
