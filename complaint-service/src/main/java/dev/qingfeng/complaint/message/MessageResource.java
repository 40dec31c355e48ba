package dev.qingfeng.complaint.message;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
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

/** The messages of a case over REST. */
@Path("/v1/complaints/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Complaints")
public class MessageResource {

    private static final String COLLECTION = "/complaint/v1/complaints/%s/messages";

    private final MessageService messages;
    private final CaseReplies replies;

    MessageResource(MessageService messages, CaseReplies replies) {
        this.messages = messages;
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "listMessages",
            summary = "What the reporter and those who handle the case wrote to each other",
            description = "Each that is shown leaves an audit row.")
    public Page<MessageView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return messages.page(id, query);
    }

    @GET
    @Path("{messageId}")
    @Operation(operationId = "getMessage", summary = "One message of a case")
    public RestResponse<MessageView> get(
            @PathParam("id") UUID id,
            @PathParam("messageId") UUID messageId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        MessageService.Found found = messages.get(id, messageId);
        return replies.found(found.view(), found.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "writeMessage",
            summary = "Write to the reporter of a case",
            description =
                    "Read by who has the receipt. Up to 20,000 characters, and 100 messages of those who handle it. Once somebody handles the case"
                            + " they write, or a discipline officer (`not-your-case`).")
    @APIResponseSchema(
            value = MessageView.class,
            responseCode = "201",
            responseDescription = "Written; the answer is kept, and so does not repeat the text")
    public RestResponse<MessageView> write(@PathParam("id") UUID id, @NotNull @Valid WriteMessageRequest request) {
        MessageView written = messages.answer(id, request.text());
        return Replies.created(COLLECTION.formatted(id), written.id(), written, 0);
    }

    @POST
    @Path("{messageId}/reading")
    @Idempotent
    @Operation(
            operationId = "markMessageRead",
            summary = "Say that those who handle the case have read what the reporter wrote",
            description =
                    "Once is enough; of a message of their own it changes nothing. Once somebody handles the case they say so, or a"
                            + " discipline officer (`not-your-case`). The answer is kept without the text.")
    @APIResponseSchema(value = MessageView.class, responseCode = "200", responseDescription = "Read")
    public RestResponse<MessageView> markRead(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        MessageService.Found found = messages.markRead(id, messageId);
        return Replies.changed(found.view(), found.version());
    }
}
