package dev.qingfeng.appointment.post;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A post as the API shows it. */
@Schema(name = "Post")
public record PostView(
        UUID id,
        UUID unitId,
        PostKind kind,

        @Schema(description = "How many holders the post may have")
        int quota) {

    static PostView from(Post post) {
        return new PostView(post.id(), post.unitId(), post.kind(), post.quota());
    }
}
