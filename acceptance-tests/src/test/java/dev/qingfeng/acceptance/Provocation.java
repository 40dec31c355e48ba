package dev.qingfeng.acceptance;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a caller can do wrong at any operation that is open to it, and the code of the refusal that they then get. */
enum Provocation {
    AN_ID_THAT_NOBODY_HAS("not-found") {
        @Override
        boolean fits(Operation operation) {
            return operation.path().contains("{");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            return send(caller, operation, operation.nowhere(), body(operation, known), headers(operation, language));
        }
    },
    A_MEDIA_TYPE_THAT_IS_NOT_SERVED("not-acceptable") {
        @Override
        boolean fits(Operation operation) {
            return true;
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            Map<String, String> headers = headers(operation, language);
            headers.put("Accept", "image/png");
            return send(caller, operation, operation.nowhere(), body(operation, known), headers);
        }
    },
    A_BODY_OF_ANOTHER_TYPE("unsupported-media-type") {
        @Override
        boolean fits(Operation operation) {
            return !operation.mediaType().isEmpty();
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            Map<String, String> headers = headers(operation, language);
            headers.put("Content-Type", "application/xml");
            return send(caller, operation, operation.nowhere(), "<a/>", headers);
        }
    },
    A_BODY_NESTED_TOO_DEEP("malformed-request") {
        @Override
        boolean fits(Operation operation) {
            return operation.mediaType().equals("application/json");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            String body = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
            return send(caller, operation, operation.nowhere(), body, headers(operation, language));
        }
    },
    A_FIELD_THAT_IS_NOT_KNOWN("invalid-request") {
        @Override
        boolean fits(Operation operation) {
            return operation.mediaType().equals("application/json");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            String body = body(operation, known).replaceFirst("\\{", "{\"surprise\":1,");
            return send(caller, operation, operation.nowhere(), body, headers(operation, language));
        }
    },
    NO_IDEMPOTENCY_KEY("idempotency-key-missing") {
        @Override
        boolean fits(Operation operation) {
            return operation.takes("Idempotency-Key");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            Map<String, String> headers = headers(operation, language);
            headers.remove("Idempotency-Key");
            return send(caller, operation, existing(operation, known), body(operation, known), headers);
        }
    },
    NO_ENTITY_TAG("entity-tag-required") {
        @Override
        boolean fits(Operation operation) {
            return operation.takes("If-Match");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            Map<String, String> headers = headers(operation, language);
            headers.remove("If-Match");
            return send(caller, operation, existing(operation, known), body(operation, known), headers);
        }
    },
    A_STALE_ENTITY_TAG("stale-entity-tag") {
        @Override
        boolean fits(Operation operation) {
            return operation.takes("If-Match");
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            return send(
                    caller,
                    operation,
                    existing(operation, known),
                    body(operation, known),
                    headers(operation, language));
        }
    },
    A_CURSOR_THAT_NOBODY_GAVE("bad-cursor") {
        @Override
        boolean fits(Operation operation) {
            return operation.isList();
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            return send(
                    caller,
                    operation,
                    existing(operation, known) + "?cursor=nothing",
                    "",
                    headers(operation, language));
        }
    },
    A_PAGE_TOO_LARGE("invalid-request") {
        @Override
        boolean fits(Operation operation) {
            return operation.isList();
        }

        @Override
        Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException {
            return send(caller, operation, existing(operation, known) + "?limit=501", "", headers(operation, language));
        }
    };

    /** Nothing has come so far. */
    static final String STALE = "\"v999999\"";

    private final String code;

    Provocation(String code) {
        this.code = code;
    }

    /** Of the refusal. */
    String code() {
        return code;
    }

    abstract boolean fits(Operation operation);

    /** @param language as in Accept-Language */
    abstract Answer make(Operation operation, Api caller, KnownIds known, String language) throws IOException;

    private static Map<String, String> headers(Operation operation, String language) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept-Language", language));
        if (!operation.mediaType().isEmpty()) {
            headers.put("Content-Type", operation.mediaType());
        }
        if (operation.takes("Idempotency-Key")) {
            headers.put("Idempotency-Key", java.util.UUID.randomUUID().toString());
        }
        if (operation.takes("If-Match")) {
            headers.put("If-Match", STALE);
        }
        return headers;
    }

    private static Answer send(Api caller, Operation operation, String path, String body, Map<String, String> headers)
            throws IOException {
        return caller.send(operation.method(), path, body, headers);
    }

    private static String body(Operation operation, KnownIds known) {
        return known.existing(operation.bodyExample());
    }

    private static String existing(Operation operation, KnownIds known) {
        List<String> paths = known.paths(operation, 1);
        return paths.isEmpty() ? operation.nowhere() : paths.get(0);
    }
}
