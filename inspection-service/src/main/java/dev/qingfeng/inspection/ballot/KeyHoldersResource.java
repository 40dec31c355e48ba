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

/** The key-holders of a meeting over REST. */
@Path("/v1/meetings/{id}/key-holders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class KeyHoldersResource {

    private final KeyHoldersService holders;

    KeyHoldersResource(KeyHoldersService holders) {
        this.holders = holders;
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
    @Operation(operationId = "getKeyHolders", summary = "Who holds the keys of a meeting's rounds")
    public RestResponse<KeyHoldersView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return holders.get(id)
                .map(named -> Replies.found(KeyHoldersView.from(named), named.version(), ifNoneMatch))
                .orElseGet(() -> Replies.found(KeyHoldersView.ofNobody(id), KeyHoldersView.NOBODY, ifNoneMatch));
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "nameKeyHolders",
            summary = "Name who holds the keys of a meeting's rounds, or others while none is fetched",
            description = "Three cadres of the city, of three departments, none of the unit that is inspected"
                    + " or on a ballot of the meeting (`key-holders-unfit`), nor of anybody who stands aside from it"
                    + " (`member-recused`). Once one of them has a key they stay until its round is over"
                    + " (`key-holders-in-use`); who held the keys of that is kept with it.")
    public RestResponse<KeyHoldersView> name(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid NameKeyHoldersRequest request) {
        KeyHolders named = holders.name(id, ifMatch, request);
        return Replies.changed(KeyHoldersView.from(named), named.version());
    }
}
