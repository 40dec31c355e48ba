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
        boolean known = ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(tag -> tag.trim().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(version)));
        return known
                ? RestResponse.ResponseBuilder.<T>notModified()
                        .header(HttpHeaders.ETAG, tag(version))
                        .build()
                : tagged(RestResponse.Status.OK, view, version).build();
    }

    /** 200 after a change. */
    public static <T> RestResponse<T> changed(T view, long version) {
        return tagged(RestResponse.Status.OK, view, version).build();
    }

    /** 201 with the resource; {@code collection} is its path from the service's root, such as {@code /pledge/v1/campaigns}. */
    public static <T> RestResponse<T> created(String collection, UUID id, T view, long version) {
        return tagged(RestResponse.Status.CREATED, view, version)
                .header(HttpHeaders.LOCATION, collection + "/" + id)
                .build();
    }

    private static <T> RestResponse.ResponseBuilder<T> tagged(RestResponse.Status status, T view, long version) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, tag(version))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
