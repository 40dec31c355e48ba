package dev.qingfeng.appointment.post;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A post as the API shows it. */
@Schema(name = "Post")
public record PostView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000004")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "DEPUTY_HEAD_OF_GOVERNMENT") PostKind kind,

        @Schema(description = "How many holders the post may have", examples = "2")
        int quota,

        @Schema(examples = "ELECTION") WayOfFilling filledBy) {

    static PostView from(Post post) {
        return new PostView(post.id(), post.unitId(), post.kind(), post.quota(), post.filledBy());
    }
}
