package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every operation of every service keeps what its committed contract says, after a whole transition has been played. At length it changes
 * anything, accounts too: whatever signs in as everybody comes before.
 */
@Order(Integer.MAX_VALUE - 7)
@ExtendWith(QingfengExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConformityIT {

    private static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");
    private static final int ITEMS = 5;
    private static final long TOO_LARGE = 11L * 1024 * 1024;
    /** For the few operations that take the file of a whole city, or a reporter's. */
    private static final long TOO_LARGE_FOR_ANY = 65L * 1024 * 1024;

    private static final Set<String> TAKE_LARGE_BODIES = Set.of(
            "requestImport",
            "requestBulkScan",
            "attachToReport",
            "attachToRecordedReport",
            "submitReportPage",
            "addOnFollowUpPage");

    private static final long SEED = 20260601;

    private final List<Operation> operations = Operation.all();
    private final KnownIds known;

    ConformityIT(Qingfeng qingfeng) {
        qingfeng.transition();
        this.known = new KnownIds(qingfeng);
    }

    @Test
    void everyOperationThatReadsAnswersAsDeclared() {
        SoftAssertions all = new SoftAssertions();
        operations.parallelStream().filter(Operation::reads).forEach(operation -> {
            List<String> paths = known.paths(operation, ITEMS);
            all.assertThat(paths).as("%s: something to read", operation).isNotEmpty();
            for (String path : paths) {
                Answer answer = known.caller(operation).get(path);
                all.assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(200);
                all.assertThat(Contract.faults(operation, answer))
                        .as("%s: %s", operation, answer)
                        .isEmpty();
            }
        });
        all.assertAll();
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations) {
            if (operation.takes("If-None-Match")) {
                for (String path : known.paths(operation, ITEMS)) {
                    Api caller = known.caller(operation);
                    Answer again = caller.send(
                            "GET",
                            path,
                            "",
                            Map.of("If-None-Match", caller.get(path).entityTag()));
                    all.assertThat(again.status()).as("%s", operation).isEqualTo(304);
                    all.assertThat(Contract.faults(operation, again))
                            .as("%s", operation)
                            .isEmpty();
                    Answer changed = caller.send("GET", path, "", Map.of("If-None-Match", Provocation.STALE));
                    all.assertThat(changed.status()).as("%s", operation).isEqualTo(200);
                }
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @FieldSource("dev.qingfeng.acceptance.Provocation#ALL")
    void whatIsSentWronglyIsRefusedInTheCallersLanguage(Provocation provocation) {
        SoftAssertions all = new SoftAssertions();
        operations.parallelStream()
                .filter(provocation::fits)
                .forEach(operation -> all.assertThatCode(() -> refuse(all, provocation, operation))
                        .as("%s", operation)
                        .doesNotThrowAnyException());
        all.assertAll();
    }

    private void refuse(SoftAssertions all, Provocation provocation, Operation operation) throws IOException {
        Set<String> texts = new HashSet<>();
        for (String language : LANGUAGES) {
            Answer answer = provocation.make(operation, known.caller(operation), known, language);
            all.assertThat(answer.status()).as("%s: %s", operation, answer).isBetween(400, 499);
            all.assertThat(answer.header("content-type"))
                    .as("%s: %s", operation, answer)
                    .hasValue("application/problem+json");
            all.assertThat(answer.header("content-language"))
                    .as("%s: %s", operation, answer)
                    .hasValue(language);
            if (answer.header("content-type").orElse("").contains("json")) {
                all.assertThat(answer.code()).as("%s: %s", operation, answer).isEqualTo(provocation.code());
                all.assertThat(Contract.faults(operation, answer))
                        .as("%s: %s", operation, answer)
                        .isEmpty();
                texts.add(answer.json().path("title").asText()
                        + answer.json().path("detail").asText());
            }
        }
        all.assertThat(texts).as("%s in three languages", operation).hasSize(LANGUAGES.size());
    }

    @Test
    void aBodyTooLargeIsRefusedBeforeItIsSent() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations) {
            if (!operation.mediaType().isEmpty()) {
                String answer = known.caller(operation)
                        .announce(
                                operation.method(),
                                operation.nowhere(),
                                TAKE_LARGE_BODIES.contains(operation.id()) ? TOO_LARGE_FOR_ANY : TOO_LARGE,
                                Api.typed(operation.mediaType(), Map.of("If-Match", Provocation.STALE)));
                all.assertThat(answer)
                        .as("%s", operation)
                        .startsWith("HTTP/1.1 413 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("\"code\":\"body-too-large\"");
            }
        }
        all.assertAll();
    }

    @Test
    void whateverASchemaAllowsOrForbidsIsAnsweredAsDeclared() throws IOException {
        throwAtAll(SEED, 6, false);
    }

    /** With the entity tags that things really have, so that changes are made: what is read afterwards is anything. */
    @Test
    @Order(Integer.MAX_VALUE)
    @Tag("full")
    void whateverASchemaAllowsOrForbidsIsAnsweredAsDeclaredAtLength() throws IOException {
        throwAtAll(System.nanoTime(), 300, true);
    }

    private void throwAtAll(long seed, int rounds, boolean changing) throws IOException {
        List<String> faults = new ArrayList<>();
        int taken = 0;
        for (Operation operation : operations) {
            if (operation.mediaType().equals("application/json")) {
                SchemaInputs inputs = new SchemaInputs(operation, known, seed);
                List<String> paths = known.paths(operation, ITEMS);
                for (int round = 0; round < rounds; round++) {
                    String path = paths.isEmpty() ? operation.nowhere() : paths.get(round % paths.size());
                    JsonNode body = round % 2 == 0 ? inputs.valid() : inputs.spoilt();
                    String tag = changing ? known.entityTag(operation, path).orElse("*") : Provocation.STALE;
                    Answer answer = known.caller(operation)
                            .send(
                                    operation.method(),
                                    path,
                                    body.toString(),
                                    Api.typed("application/json", Map.of("If-Match", tag)));
                    List<String> wrong = new ArrayList<>(Contract.faults(operation, answer));
                    if (answer.status() >= 500) {
                        wrong.add("it failed");
                    }
                    if (answer.isAccepted() && !Contract.allows(operation, withoutNulls(body))) {
                        wrong.add("it took what the schema forbids");
                    }
                    taken += answer.isAccepted() ? 1 : 0;
                    if (!wrong.isEmpty()) {
                        faults.add("%s %s, seed %d: %s to %s".formatted(operation, wrong, seed, answer, body));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(taken).as("bodies that were taken").isPositive();
    }

    /** A null is taken for a value that is not there. */
    private static JsonNode withoutNulls(JsonNode body) {
        JsonNode copy = body.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(property -> property.getValue().isNull());
        }
        value.forEach(ConformityIT::removeNulls);
    }
}
