package dev.qingfeng.pledge.text;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Texts over REST. */
@Path("/v1/texts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Texts", description = "What is pledged; an adopted text never changes")
public class PledgeTextResource {

    private static final String COLLECTION = "/pledge/v1/texts";

    private final PledgeTextService texts;

    PledgeTextResource(PledgeTextService texts) {
        this.texts = texts;
    }

    @GET
    @Operation(operationId = "listTexts", summary = "The texts adopted in your city")
    public Page<TextView> list(@Valid @BeanParam PageQuery query) {
        return texts.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getText", summary = "One text")
    public RestResponse<TextView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        PledgeText text = texts.get(id);
        return Replies.found(TextView.from(text), text.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "adoptText", summary = "Adopt a text, as the next edition of its category")
    @APIResponseSchema(
            value = TextView.class,
            responseCode = "201",
            responseDescription = "Adopted; it will never change")
    public RestResponse<TextView> adopt(@NotNull @Valid AdoptTextRequest request) {
        PledgeText text = texts.adopt(request);
        return Replies.created(COLLECTION, text.id(), TextView.from(text), text.version());
    }
}
