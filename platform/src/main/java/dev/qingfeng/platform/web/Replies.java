package dev.qingfeng.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers with a single resource, its strong entity tag and, where it is new, its place. */
public final class Replies {

    private Replies() {}

    /** The strong tag of a resource at a version, quotes included. */
    public static String tag(long version) {
        return '"' + "v" + version + '"';
    }

    /** 200 with the resource, or 304 without a body when {@code ifNoneMatch} names its current tag. */
    public static <T> RestResponse<T> found(T view, long version, @Nullable String ifNoneMatch) {
        return foundTagged(view, tag(version), ifNoneMatch);
    }

    /**
     * The same of what shows more than its version tells of, such as records beside it, or less to some: its tag names both, and If-Match
     * takes it as that of the version.
     *
     * @param shown a hash of all that is shown, 32 hexadecimal digits; keyed, where a guess at what is shown is not to be checked by it
     */
    public static <T> RestResponse<T> foundShown(T view, long version, String shown, @Nullable String ifNoneMatch) {
        return foundTagged(view, '"' + "v" + version + "-" + shown + '"', ifNoneMatch);
    }

    /** The same of what has no version of its own, because it is computed: its tag is a hash of what it says. */
    public static <T> RestResponse<T> foundAs(T view, String hash, @Nullable String ifNoneMatch) {
        return foundTagged(view, '"' + hash + '"', ifNoneMatch);
    }

    private static <T> RestResponse<T> foundTagged(T view, String current, @Nullable String ifNoneMatch) {
        boolean known = ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(tag -> tag.trim().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
        return known
                ? RestResponse.ResponseBuilder.<T>notModified()
                        .header(HttpHeaders.ETAG, current)
                        .build()
                : tagged(RestResponse.Status.OK, view, current).build();
    }

    /** 200 after a change. */
    public static <T> RestResponse<T> changed(T view, long version) {
        return tagged(RestResponse.Status.OK, view, tag(version)).build();
    }

    /** 201 with the resource; {@code collection} is its path from the service's root, such as {@code /pledge/v1/campaigns}. */
    public static <T> RestResponse<T> created(String collection, UUID id, T view, long version) {
        return createdAt(collection + "/" + id, view, version);
    }

    /** The same of what is found under something else than an id; {@code place} is its own path. */
    public static <T> RestResponse<T> createdAt(String place, T view, long version) {
        return tagged(RestResponse.Status.CREATED, view, tag(version))
                .header(HttpHeaders.LOCATION, place)
                .build();
    }

    private static <T> RestResponse.ResponseBuilder<T> tagged(RestResponse.Status status, T view, String tag) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
