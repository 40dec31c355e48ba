package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The If-Match header of a change to an existing resource: the entity tags of which one must be the current one.
 *
 * @param tags as sent, quotes and all; {@code *} matches whatever exists
 */
@Schema(type = SchemaType.STRING, implementation = String.class)
public record IfMatch(List<String> tags) {

    /** What {@link Replies#foundShown} adds to the version. */
    private static final Pattern SHOWN = Pattern.compile("-[0-9a-f]{32}\"$");

    public static IfMatch fromString(String header) {
        return new IfMatch(Stream.of(header.split(",")).map(String::trim).toList());
    }

    /**
     * Refuses with 428 {@code entity-tag-required} when the header is absent and with 412 {@code stale-entity-tag} when the
     * resource has moved on. What was shown beside it may have changed. Call it inside the transaction that makes the change.
     */
    public static void require(@Nullable IfMatch ifMatch, long version) {
        if (ifMatch == null) {
            throw ProblemException.of(PlatformProblem.ENTITY_TAG_REQUIRED);
        }
        String current = Replies.tag(version);
        if (ifMatch.tags.stream()
                .noneMatch(tag ->
                        tag.equals("*") || SHOWN.matcher(tag).replaceFirst("\"").equals(current))) {
            throw ProblemException.of(PlatformProblem.STALE_ENTITY_TAG);
        }
    }
}
