package dev.qingfeng.platform.problem;

/** Refusals that every service knows. */
public enum PlatformProblem implements ProblemCode {
    MALFORMED_REQUEST(400),
    INVALID_REQUEST(400),
    BAD_CURSOR(400),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_NOT_RANDOM(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    STAFF_NUMBER_MISSING(403),
    UNIT_SCOPE_MISSING(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    CONCURRENT_CHANGE(409),
    REQUEST_IN_FLIGHT(409),
    GATE_UNMET(409),
    CHARACTER_NOT_PRINTABLE(409),
    STALE_ENTITY_TAG(412),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    FILE_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    UNKNOWN_REFERENCE(422),
    IMPORT_REFUSED(422),
    IN_THE_FUTURE(422),
    LATE_REASON_MISSING(422),
    FILE_TYPE_REFUSED(422),
    FILE_DAMAGED(422),
    FILE_NOT_PLAIN(422),
    ENTITY_TAG_REQUIRED(428),
    REQUEST_REFUSED(400),
    INTERNAL_ERROR(500),
    TEMPORARILY_UNAVAILABLE(503),
    /** More is asked at once than there are connections of the database. */
    OVERLOADED(503),
    TOO_MANY_STREAMS(503),
    TOO_MANY_FILES(503);

    private final int status;

    PlatformProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
