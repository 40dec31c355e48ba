package dev.qingfeng.acceptance;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Something that a caller can do wrong at any operation that is open to them.
 *
 * @param what in words
 * @param code of the refusal that they then get
 * @param possible at which operations
 * @param spoil makes it of a request in which nothing is wrong
 */
record Provocation(
        String what,
        String code,
        Predicate<Operation> possible,
        BiFunction<Provocation.Request, Operation, Provocation.Request> spoil) {

    static final List<Provocation> ALL = List.of(
            new Provocation(
                    "an id that nobody has",
                    "not-found",
                    operation -> operation.path().contains("{"),
                    (request, operation) -> request.at(operation.nowhere())),
            new Provocation(
                    "a media type that is not served",
                    "not-acceptable",
                    any -> true,
                    (request, operation) -> request.with("Accept", "image/png")),
            new Provocation(
                    "a body of another type",
                    "unsupported-media-type",
                    operation -> !operation.mediaType().isEmpty(),
                    (request, operation) -> request.with("Content-Type", "application/xml")),
            new Provocation(
                    "a body nested too deep",
                    "malformed-request",
                    Provocation::takesJson,
                    (request, operation) -> request.body("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")),
            new Provocation(
                    "a field that is not known",
                    "invalid-request",
                    Provocation::takesJson,
                    (request, operation) -> request.body(request.body().replaceFirst("\\{", "{\"surprise\":1,"))),
            new Provocation(
                    "no idempotency key",
                    "idempotency-key-missing",
                    operation -> operation.takes("Idempotency-Key"),
                    (request, operation) -> request.without("Idempotency-Key")),
            new Provocation(
                    "no entity tag",
                    "entity-tag-required",
                    operation -> operation.takes("If-Match") && operation.declares(428),
                    (request, operation) -> request.without("If-Match")),
            new Provocation(
                    "a stale entity tag",
                    "stale-entity-tag",
                    operation -> operation.takes("If-Match"),
                    (request, operation) -> request),
            new Provocation(
                    "a cursor that nobody gave",
                    "bad-cursor",
                    Operation::isList,
                    (request, operation) -> request.at(request.path() + "?cursor=nothing")),
            new Provocation(
                    "a page too large",
                    "invalid-request",
                    Operation::isList,
                    (request, operation) -> request.at(request.path() + "?limit=501")));

    /** Nothing has come so far. */
    static final String STALE = "\"v999999\"";

    boolean fits(Operation operation) {
        return possible.test(operation);
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

    @Override
    public String toString() {
        return what;
    }

    private static boolean takesJson(Operation operation) {
        return operation.mediaType().equals("application/json");
    }

    /** Nothing is wrong with it, except that its entity tag is stale, so that it changes nothing. */
    record Request(String path, String body, Map<String, String> headers) {

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
