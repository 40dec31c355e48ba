package dev.qingfeng.acceptance;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What a caller can do wrong at any operation that is open to them, and the code of the refusal that they then get. */
enum Provocation {
    AN_ID_THAT_NOBODY_HAS(
            "not-found",
            operation -> operation.path().contains("{"),
            (request, operation) -> request.at(operation.nowhere())),
    A_MEDIA_TYPE_THAT_IS_NOT_SERVED(
            "not-acceptable", any -> true, (request, operation) -> request.with("Accept", "image/png")),
    A_BODY_OF_ANOTHER_TYPE(
            "unsupported-media-type",
            operation -> !operation.mediaType().isEmpty(),
            (request, operation) -> request.with("Content-Type", "application/xml")),
    A_BODY_NESTED_TOO_DEEP(
            "malformed-request",
            Provocation::takesJson,
            (request, operation) -> request.body("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")),
    A_FIELD_THAT_IS_NOT_KNOWN(
            "invalid-request",
            Provocation::takesJson,
            (request, operation) -> request.body(request.body().replaceFirst("\\{", "{\"surprise\":1,"))),
    NO_IDEMPOTENCY_KEY(
            "idempotency-key-missing",
            operation -> operation.takes("Idempotency-Key"),
            (request, operation) -> request.without("Idempotency-Key")),
    NO_ENTITY_TAG(
            "entity-tag-required",
            operation -> operation.takes("If-Match"),
            (request, operation) -> request.without("If-Match")),
    A_STALE_ENTITY_TAG("stale-entity-tag", operation -> operation.takes("If-Match"), (request, operation) -> request),
    A_CURSOR_THAT_NOBODY_GAVE(
            "bad-cursor", Operation::isList, (request, operation) -> request.at(request.path() + "?cursor=nothing")),
    A_PAGE_TOO_LARGE(
            "invalid-request", Operation::isList, (request, operation) -> request.at(request.path() + "?limit=501"));

    /** Nothing has come so far. */
    static final String STALE = "\"v999999\"";

    private final String code;
    private final Predicate<Operation> fits;
    private final BiFunction<Request, Operation, Request> spoil;

    Provocation(String code, Predicate<Operation> fits, BiFunction<Request, Operation, Request> spoil) {
        this.code = code;
        this.fits = fits;
        this.spoil = spoil;
    }

    /** Of the refusal. */
    String code() {
        return code;
    }

    boolean fits(Operation operation) {
        return fits.test(operation);
    }

    /**
     * Calls an operation with what its contract shows, of something that is there, but for this.
     *
     * @param language as in Accept-Language
     */
    Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
        Request request = spoil.apply(Request.of(operation, known, language), operation);
        return caller.send(operation.method(), request.path(), request.body(), request.headers());
    }

    private static boolean takesJson(Operation operation) {
        return operation.mediaType().equals("application/json");
    }

    /** Nothing is wrong with it, except that its entity tag is stale, so that it changes nothing. */
    private record Request(String path, String body, Map<String, String> headers) {

        static Request of(Operation operation, KnownIds known, String language) {
            List<String> paths = known.paths(operation, 1);
            Map<String, String> headers = new HashMap<>(Map.of("Accept-Language", language));
            if (!operation.mediaType().isEmpty()) {
                headers.put("Content-Type", operation.mediaType());
            }
            if (operation.takes("Idempotency-Key")) {
                headers.put("Idempotency-Key", UUID.randomUUID().toString());
            }
            if (operation.takes("If-Match")) {
                headers.put("If-Match", STALE);
            }
            return new Request(
                    paths.isEmpty() ? operation.nowhere() : paths.get(0),
                    known.existing(operation.bodyExample()),
                    headers);
        }

        Request at(String otherPath) {
            return new Request(otherPath, body, headers);
        }

        Request body(String otherBody) {
            return new Request(path, otherBody, headers);
        }

        Request with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Request without(String header) {
            headers.remove(header);
            return this;
        }
    }
}
