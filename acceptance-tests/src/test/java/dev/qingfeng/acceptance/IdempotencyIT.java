package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sent many times at once under one Idempotency-Key, a request has one effect and one answer, whatever the operation. One of them withdraws
 * somebody's account: whatever signs in as everybody comes before.
 */
@Order(Integer.MAX_VALUE - 3)
@ExtendWith(QingfengExtension.class)
class IdempotencyIT {

    private static final ExecutorService CALLERS = Executors.newFixedThreadPool(50);

    private final KnownIds known;

    IdempotencyIT(Qingfeng qingfeng) {
        qingfeng.transition();
        this.known = new KnownIds(qingfeng);
    }

    @AfterAll
    static void end() {
        CALLERS.shutdownNow();
    }

    @Test
    void tenAtOnceHaveOneEffect() throws Exception {
        oneEffectOf(10);
    }

    @Test
    @Tag("full")
    void fiftyAtOnceHaveOneEffect() throws Exception {
        oneEffectOf(50);
    }

    private void oneEffectOf(int atOnce) throws Exception {
        SoftAssertions all = new SoftAssertions();
        Set<String> succeeded = new HashSet<>();
        for (Operation operation : Operation.all()) {
            if (operation.takes("Idempotency-Key")) {
                String path = known.paths(operation, 1).stream().findFirst().orElseGet(operation::nowhere);
                String body = known.existing(operation.leastBody());
                Map<String, String> headers = headers(operation, path);
                List<Answer> answers = atOnce(atOnce, operation, path, body, headers);
                check(all, operation, answers);
                Answer again = afterwards(operation, path, body, headers);
                if (answers.stream().anyMatch(Answer::isAccepted)) {
                    succeeded.add(operation.id());
                    all.assertThat(outcome(again))
                            .as("%s, once more", operation)
                            .isIn(outcomes(answers));
                    if (!body.isEmpty()) {
                        all.assertThat(known.caller(operation)
                                        .send(operation.method(), path, other(operation, body), headers)
                                        .code())
                                .as("%s, with the same key and another body", operation)
                                .isEqualTo("idempotency-key-reused");
                    }
                }
            }
        }
        all.assertAll();
        assertThat(succeeded).contains("adoptText", "draftPlan", "submitReport", "publishClearances");
    }

    /** Of those that were not told to come again there is one outcome, and a success is the same to the letter. */
    private static void check(SoftAssertions all, Operation operation, List<Answer> answers) {
        for (Answer answer : answers) {
            all.assertThat(Contract.faults(operation, answer))
                    .as("%s: %s", operation, answer)
                    .isEmpty();
            if (!isToComeAgain(answer)) {
                all.assertThat(answer.status()).as("%s: %s", operation, answer).isLessThan(500);
            }
        }
        all.assertThat(outcomes(answers)).as("%s: outcomes", operation).hasSizeLessThanOrEqualTo(1);
    }

    private static Set<String> outcomes(List<Answer> answers) {
        Set<String> outcomes = new HashSet<>();
        answers.stream().filter(answer -> !isToComeAgain(answer)).forEach(answer -> outcomes.add(outcome(answer)));
        return outcomes;
    }

    /** For the same request is under way, or the service looks at as many files as it can. */
    private static boolean isToComeAgain(Answer answer) {
        return Set.of("request-in-flight", "too-many-files").contains(answer.code());
    }

    private static String outcome(Answer answer) {
        return answer.isAccepted()
                ? "%d %s %s %s"
                        .formatted(
                                answer.status(),
                                answer.header("location").orElse(""),
                                answer.header("etag").orElse(""),
                                answer.response().body())
                : answer.code();
    }

    private List<Answer> atOnce(int times, Operation operation, String path, String body, Map<String, String> headers)
            throws InterruptedException, ExecutionException {
        Api caller = known.caller(operation);
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(CALLERS.submit(() -> caller.send(operation.method(), path, body, headers)));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : sent) {
            answers.add(each.get());
        }
        return answers;
    }

    private Answer afterwards(Operation operation, String path, String body, Map<String, String> headers) {
        Api caller = known.caller(operation);
        return await().until(
                        () -> caller.send(operation.method(), path, body, headers),
                        answer -> !answer.code().equals("request-in-flight"));
    }

    private Map<String, String> headers(Operation operation, String path) {
        Map<String, String> headers =
                new HashMap<>(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (!operation.mediaType().isEmpty()) {
            headers.put("Content-Type", operation.mediaType());
        }
        if (operation.takes("If-Match")) {
            headers.put("If-Match", known.entityTag(operation, path).orElse(Provocation.STALE));
        }
        return headers;
    }

    private String other(Operation operation, String body) {
        if (!operation.mediaType().equals("application/json")) {
            return body + "\n";
        }
        SchemaInputs inputs = new SchemaInputs(operation, known, body.hashCode());
        return Stream.generate(() -> inputs.valid().toString())
                .filter(other -> !other.equals(body))
                .findFirst()
                .orElseThrow();
    }
}
