package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The scrutineers and tellers of a meeting over REST. */
@Path("/v1/meetings/{id}/scrutineers-and-tellers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class ScrutineersAndTellersResource {

    private final ScrutineersAndTellersService people;

    ScrutineersAndTellersResource(ScrutineersAndTellersService people) {
        this.people = people;
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
    @Operation(
            operationId = "getScrutineersAndTellers",
            summary = "Who watches over a meeting's rounds, and who counts in them")
    public RestResponse<ScrutineersAndTellersView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return people.get(id)
                .map(named -> Replies.found(ScrutineersAndTellersView.from(named), named.version(), ifNoneMatch))
                .orElseGet(() -> Replies.found(
                        ScrutineersAndTellersView.ofNobody(id), ScrutineersAndTellersView.NOBODY, ifNoneMatch));
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "nameScrutineersAndTellers",
            summary = "Name who watches over a meeting's rounds and who counts in them, or others",
            description =
                    "At least two of each, before a sitting is opened. Nobody twice, nobody of the leadership team or on a ballot of"
                            + " the meeting, and no key-holder (`scrutineers-unfit`, and `errors` says who and why); nobody who stands"
                            + " aside from the unit (`member-recused`). Once a box of the meeting is sealed they stay"
                            + " (`scrutineers-in-use`).")
    public RestResponse<ScrutineersAndTellersView> name(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid NameScrutineersAndTellersRequest request) {
        ScrutineersAndTellers named = people.name(id, ifMatch, request);
        return Replies.changed(ScrutineersAndTellersView.from(named), named.version());
    }
}
