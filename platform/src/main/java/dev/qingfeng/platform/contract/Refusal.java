package dev.qingfeng.platform.contract;

import dev.qingfeng.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The refusals that operations have in common, as responses of the OpenAPI document. */
enum Refusal {
    INVALID("400", "Invalid", "The request cannot be read or is invalid"),
    UNAUTHENTICATED("401", "Unauthenticated", "No token, or one that is expired or not for this service"),
    FORBIDDEN("403", "Forbidden", "The caller's roles do not allow this"),
    NOT_FOUND("404", "NotFound", "No such thing, or none that the caller may know of"),
    NOT_ACCEPTABLE("406", "NotAcceptable", "No representation that the caller accepts"),
    CONFLICT("409", "Conflict", "The state does not allow this, another change came first, or a gate misses something"),
    STALE_ENTITY_TAG("412", "StaleEntityTag", "The resource has changed since it was read"),
    BODY_TOO_LARGE("413", "BodyTooLarge", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("415", "UnsupportedMediaType", "The body is of another media type"),
    UNPROCESSABLE(
            "422",
            "Unprocessable",
            "A reference is unknown, a file has faults, or the Idempotency-Key belongs to another request"),
    ENTITY_TAG_REQUIRED("428", "EntityTagRequired", "If-Match is missing"),
    INTERNAL_ERROR("500", "InternalError", "A fault of ours; quote the traceId when you report it"),
    TEMPORARILY_UNAVAILABLE("503", "TemporarilyUnavailable", "The database cannot be reached; try again");

    private final String status;
    private final String reference;
    private final String description;

    Refusal(String status, String reference, String description) {
        this.status = status;
        this.reference = reference;
        this.description = description;
    }

    String status() {
        return status;
    }

    /** Name of the response among the document's components. */
    String reference() {
        return reference;
    }

    /** @param examples problem documents of this status, by code */
    APIResponse response(Map<String, Example> examples) {
        return OASFactory.createAPIResponse().description(description).content(content(examples));
    }

    /** Quarkus adds its own 401 and 403 to whatever is secured, without content. */
    boolean isAddedByQuarkus(APIResponse response) {
        return response.getContent() == null
                && List.of("Not Authorized", "Not Allowed").contains(response.getDescription());
    }

    static Content content(Map<String, Example> examples) {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(Problem.class.getSimpleName()))
                                .examples(examples));
    }
}
