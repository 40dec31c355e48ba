package dev.qingfeng.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.platform.audit.AuditInterceptor;
import dev.qingfeng.platform.audit.AuditSealing;
import dev.qingfeng.platform.audit.AuditVerification;
import dev.qingfeng.platform.audit.AuditWatch;
import dev.qingfeng.platform.confidential.RotatedKeys;
import dev.qingfeng.platform.health.IdentityProviderHealth;
import dev.qingfeng.platform.health.KafkaHealth;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.inbox.DeadLetterCount;
import dev.qingfeng.platform.outbox.LaneRelay;
import dev.qingfeng.platform.outbox.RelayHealth;
import dev.qingfeng.platform.problem.ProblemMappers;
import dev.qingfeng.platform.problem.ProblemResource;
import dev.qingfeng.platform.problem.Problems;
import dev.qingfeng.platform.problem.RouterProblems;
import dev.qingfeng.platform.replay.Replay;
import dev.qingfeng.platform.replay.StateTopic;
import dev.qingfeng.platform.web.AnonymousRoutes;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.StrictJson;
import dev.qingfeng.platform.web.ValidationClock;
import io.quarkus.runtime.QuarkusApplication;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every service promises alike. Each service extends it with an empty class {@code ConformanceTest} that carries
 * {@code @QuarkusTest}.
 */
public abstract class ServiceConformance {

    private static final String NOT_PERMITTED = "42501";
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\..+");

    @ParameterizedTest
    @ValueSource(
            classes = {
                AnonymousRoutes.class,
                AuditInterceptor.class,
                AuditSealing.class,
                AuditWatch.class,
                DeadLetterCount.class,
                IdentityProviderHealth.class,
                KafkaHealth.class,
                LaneRelay.class,
                RelayHealth.class,
                ValidationClock.class,
                Messages.class,
                ProblemMappers.class,
                ProblemResource.class,
                Problems.class,
                RouterProblems.class,
                StrictJson.class
            })
    void theBeansOfThePlatformAreLive(Class<?> bean) {
        assertThat(CDI.current().select(bean, Any.Literal.INSTANCE).isResolvable())
                .isTrue();
    }

    @Test
    void theFirstMigrationIsThatOfThePlatform() throws IOException {
        assertThat(resource("db/migration/V1__platform.sql"))
                .as("copy platform/src/main/resources/schema/V1__platform.sql to db/migration")
                .isEqualTo(resource("schema/V1__platform.sql"));
    }

    @Test
    void theMigrationForReplaysIsThatOfThePlatform() throws IOException {
        List<Path> found = migrations("__replay.sql");
        assertThat(found)
                .as("copy platform/src/main/resources/schema/replay.sql to db/migration/V<next>__replay.sql")
                .hasSize(1);
        assertThat(Files.readString(found.get(0))).isEqualTo(resource("schema/replay.sql"));
    }

    @Test
    void theMigrationForAuditSealsIsThatOfThePlatform() throws IOException {
        List<Path> found = migrations("__audit_seals.sql");
        assertThat(found)
                .as("copy platform/src/main/resources/schema/audit_seals.sql to db/migration/V<next>__audit_seals.sql")
                .hasSize(1);
        assertThat(Files.readString(found.get(0))).isEqualTo(resource("schema/audit_seals.sql"));
    }

    /** And an operator can say so. */
    @Test
    void auditRowsAreSealedAndTheSealsAgreeWithThem() throws Exception {
        Database.execute("insert into audit_entry (actor, operation, action, record_type, record_id)"
                + " values ('service', 'background', 'READ', 'Conformance', 'none')");
        long position = Database.number("select max(position) from audit_entry where record_type = 'Conformance'");
        AuditSealing sealing = CDI.current().select(AuditSealing.class).get();
        await().until(() -> {
            sealing.seal();
            return Database.number("select coalesce(max(last_position), 0) from audit_seal") >= position;
        });
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        try (PublishedEvents seals = PublishedEvents.on("qingfeng.audit.seals.v1")) {
            seals.await(seal -> service.equals(seal.key())
                    && seal.json().path("lastPosition").asLong() >= position);
        }
        QuarkusApplication program =
                CDI.current().select(QuarkusApplication.class).get();
        assertThat(CDI.current().select(AuditVerification.class).get().verify().faults())
                .as("seals and positions of what any test of the module changed")
                .isEmpty();
        assertThat(program.run("verify-audit")).isZero();
        CDI.current().select(AuditWatch.class).get().verify();
        given().auth()
                .oauth2(Token.of("auditor").staffNumber("T1").unitPath("city").sign())
                .get(base() + "/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("IN_ORDER"), "verifiedAt", notNullValue());
        given().get("/q/metrics").then().body(containsString("\nqingfeng_audit_verification 0.0"));
    }

    @Test
    void onlyAnAuditorLearnsWhetherTheAuditRowsAgree() {
        given().auth()
                .oauth2(Token.of("registry-admin", "discipline-officer")
                        .staffNumber("T1")
                        .unitPath("city")
                        .sign())
                .get(base() + "/v1/audit/verification")
                .then()
                .statusCode(403);
    }

    /** Else its rows would be lost with the former key. */
    @Test
    void everyTableWithDataKeysTakesPartInTheRotation() {
        long tables = Database.number("select count(*) from information_schema.columns where column_name = 'key_id'"
                + " and table_schema = 'public'");
        boolean files = ConfigProvider.getConfig().getValue("qingfeng.files.kept", Boolean.class);
        assertThat(files)
                .as("qingfeng.files.kept")
                .isEqualTo(Database.number("select count(*) from information_schema.tables"
                                + " where table_name = 'confidential_file'")
                        == 1);
        assertThat(CDI.current().select(RotatedKeys.class, Any.Literal.INSTANCE).stream()
                        .count())
                .isEqualTo(files ? tables : tables + 1);
    }

    /** Where a service keeps files. */
    @Test
    void theMigrationForConfidentialFilesIsThatOfThePlatform() throws IOException {
        for (Path copy : migrations("__confidential_files.sql")) {
            assertThat(Files.readString(copy)).isEqualTo(resource("schema/confidential_files.sql"));
        }
    }

    private static List<Path> migrations(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder :
                List.of(Path.of("target/classes/db/migration"), Path.of("target/test-classes/db/migration"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(name)).forEach(found::add);
                }
            }
        }
        return found;
    }

    /** Tells something on each state topic of the service. */
    protected abstract void tellOfEachState();

    /** Else consumers could not be told again what they lost, and a restore would not reach them. */
    @Test
    void everyStateTopicCanBeReplayed() throws IOException, InterruptedException {
        Replay replay = CDI.current().select(Replay.class).get();
        JsonNode topics = Documents.yaml(Files.readString(
                        Path.of(System.getProperty("qingfeng.root", ".."), "deploy/kafka/topics.yaml")))
                .required("topics");
        assertThat(replay.topics().stream().map(StateTopic::state))
                .containsExactlyInAnyOrderElementsOf(ServiceClasses.around(getClass()).events().stream()
                        .filter(event -> topics.path(
                                        ServiceClasses.eventType(event).topic())
                                .path("kind")
                                .asText()
                                .equals("state"))
                        .<Class<? extends Record>>map(event -> event)
                        .toList());
        Map<String, PublishedEvents> told = replay.topics().stream()
                .map(StateTopic::name)
                .collect(Collectors.toMap(Function.identity(), PublishedEvents::on));
        Map<String, Integer> before = sizes(told);
        tellOfEachState();
        String states = String.join(",", told.keySet());
        await().until(() -> Database.number(
                        "select count(*) from outbox where aggregatetype = any (string_to_array(?, ','))", states)
                == 0);
        Map<String, Integer> until = sizes(told);
        replay.begin();
        replay.resume();
        assertThat(Database.number("select count(*) from replay")).isZero();
        told.forEach((topic, events) -> {
            List<PublishedEvent> all = events.untilNow();
            int first = before.getOrDefault(topic, 0);
            int last = until.getOrDefault(topic, 0);
            Map<String, PublishedEvent> now = lastOfEach(all.subList(first, last));
            Map<String, PublishedEvent> again = lastOfEach(all.subList(last, all.size()));
            assertThat(now).as(topic).isNotEmpty();
            assertThat(again.keySet()).as("told again on " + topic).containsAll(now.keySet());
            again.forEach((key, state) -> {
                PublishedEvent same = now.get(key);
                // A replay of clearances is a batch of its own.
                if (same != null && same.version() == state.version()) {
                    assertThat(state.payload()).as(topic).isEqualTo(same.payload());
                    assertThat(state.header("ce_epoch")).isEqualTo(same.header("ce_epoch"));
                }
            });
            events.close();
        });
    }

    private static Map<String, Integer> sizes(Map<String, PublishedEvents> topics) {
        return topics.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().untilNow().size()));
    }

    /** Of those who are not gone. */
    private static Map<String, PublishedEvent> lastOfEach(List<PublishedEvent> events) {
        Map<String, PublishedEvent> last = new HashMap<>();
        events.forEach(event -> last.put(event.key(), event));
        last.values().removeIf(event -> event.payload() == null);
        return last;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsDescribedInEveryLanguage(Language language) {
        given().header("Accept-Language", language.tag())
                .get(base() + "/v1/problems")
                .then()
                .statusCode(200)
                .body("code.size()", not(equalTo(0)))
                // A text that is missing shows its key.
                .body("title", everyItem(not(startsWith("problem."))))
                .body("detail", everyItem(not(startsWith("problem."))));
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageIsThereInEveryLanguage(Language language) {
        Messages messages = CDI.current().select(Messages.class).get();
        assertThat(messages.keys(language))
                .containsExactlyInAnyOrderElementsOf(messages.keys(Language.EN))
                .allSatisfy(key ->
                        assertThat(messages.pattern(language, key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void everyTemplateExplainsItsColumnsAndIsTakenByTheImport(Language language) {
        ServedOperation.all()
                .filter(operation -> operation.path().endsWith("/imports/template"))
                .forEach(operation -> {
                    byte[] template = as(operation)
                            .header("Accept-Language", language.tag())
                            .get(operation.address())
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray();
                    List<List<String>> explanation = cells(template, 1);
                    assertThat(explanation.stream().skip(1).map(row -> row.get(0)))
                            .as(operation.name())
                            .isNotEmpty()
                            .containsExactlyElementsOf(cells(template, 0).get(0));
                    // A text that is missing shows its key.
                    assertThat(explanation)
                            .as(operation.name())
                            .allSatisfy(row -> assertThat(row)
                                    .hasSize(4)
                                    .allSatisfy(cell -> assertThat(cell)
                                            .isNotBlank()
                                            .doesNotContainPattern("(column|value|template)\\.")));
                    as(operation)
                            .header("Idempotency-Key", UUID.randomUUID())
                            .contentType(SheetFormat.XLSX)
                            .body(template)
                            .post(operation.address().replace("/template", "?dryRun=true"))
                            .then()
                            .statusCode(200)
                            .body("rows", equalTo(0));
                });
    }

    private static List<List<String>> cells(byte[] workbook, int sheet) {
        try (ReadableWorkbook file = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return file.getSheet(sheet).orElseThrow().read().stream()
                    .map(row -> row.stream().map(Cell::getText).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestSpecification as(ServedOperation operation) {
        return given().auth()
                .oauth2(Token.of(operation.roles().toArray(String[]::new))
                        .staffNumber("T1")
                        .unitPath("city")
                        .sign());
    }

    /** And whether the service itself is about to stop. */
    @Test
    void readinessAsksTheDatabaseOnly() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "status",
                        equalTo("UP"),
                        "checks.name",
                        containsInAnyOrder("Database connections health check", "Graceful Shutdown"));
    }

    @Test
    void kafkaAndKeycloakAreAGroupOfTheirOwn() {
        await().untilAsserted(() -> given().get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("kafka", "keycloak")));
    }

    @Test
    void aServiceWhoseRelayHasEndedIsNotAlive() {
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("outbox-relay"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qingfeng_audit_sealing_age_seconds",
                "qingfeng_audit_verification",
                "qingfeng_outbox_backlog",
                "qingfeng_outbox_oldest_seconds",
                "qingfeng_replay_unfinished_topics",
                "qingfeng_dead_letters_total"
            })
    void whatMustBeWatchedIsMeasured(String metric) {
        given().get("/q/metrics").then().statusCode(200).body(containsString("\n" + metric));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table intruder (id integer)",
                "alter table outbox add column intruder integer",
                "update audit_entry set actor = 'somebody else'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_seal set row_count = 1",
                "delete from audit_seal",
                "truncate audit_seal"
            })
    void theRuntimeRoleMayNot(String statement) throws SQLException {
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            assertThatThrownBy(() -> command.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState())
                                    .as(refusal.getMessage())
                                    // "must be owner of table" has the same state.
                                    .isEqualTo(NOT_PERMITTED));
        }
    }

    @Test
    void nobodyIsServedWithoutAToken() {
        SoftAssertions all = new SoftAssertions();
        ServedOperation.all().filter(ServedOperation::needsToken).forEach(operation -> {
            Response answer = operation.request().request(operation.method(), operation.address());
            all.assertThat(answer.statusCode()).as(operation.name()).isEqualTo(401);
            all.assertThat(answer.contentType()).as(operation.name()).isEqualTo("application/problem+json");
        });
        all.assertAll();
    }

    /** Whoever sends them may call the operation, so that nothing but the body is at fault. */
    @Test
    void bodiesAtFaultAreRefusedAndLeaveNothing() {
        String sender = "F" + UUID.randomUUID();
        SoftAssertions all = new SoftAssertions();
        ServedOperation.all()
                .forEach(operation -> operation.body().ifPresent(body -> {
                    for (BodyFault fault : faults(body.getKey(), body.getValue(), operation)) {
                        check(all, operation, fault, answer(operation, body.getKey(), fault, sender));
                    }
                }));
        all.assertThat(Database.number("select count(*) from audit_entry where actor = ?", sender))
                .as("audit rows")
                .isZero();
        all.assertThat(Database.number("select count(*) from idempotency_key where caller = ?", sender))
                .as("answers kept")
                .isZero();
        all.assertAll();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            // Consumers and clocks may write at the same time, but not each time; the faults would.
            Snapshot before = Snapshot.take();
            ServedOperation.all()
                    .forEach(operation -> operation.body().ifPresent(body -> {
                        for (BodyFault fault : faults(body.getKey(), body.getValue(), operation)) {
                            answer(operation, body.getKey(), fault, sender);
                        }
                    }));
            assertThat(Snapshot.take()).isEqualTo(before);
        });
    }

    /** Whatever an operation makes of a request, neither its body nor what opens a door is written down. */
    @Test
    void theLogIsJsonAndHoldsNothingOfARequest() {
        String sender = "F" + UUID.randomUUID();
        ServedOperation.all()
                .forEach(operation -> operation.body().ifPresent(body -> {
                    for (BodyFault fault : faults(body.getKey(), body.getValue(), operation)) {
                        answer(operation, body.getKey(), fault, sender);
                    }
                }));
        assertThat(ServiceLog.text()).doesNotContain(BodyFault.MARK).doesNotContain("Bearer ");
        assertThat(ServiceLog.lines())
                .isNotEmpty()
                .allMatch(line -> line.hasNonNull("timestamp")
                        && line.hasNonNull("level")
                        && line.hasNonNull("loggerName")
                        && line.has("message"));
    }

    private static List<BodyFault> faults(String mediaType, JsonNode schema, ServedOperation operation) {
        return switch (mediaType) {
            case "application/json" -> BodyFault.of(schema, operation.document(), operation.needsBody());
            case "text/csv" -> BodyFault.ofCsv();
            default -> List.of();
        };
    }

    private static Response answer(ServedOperation operation, String mediaType, BodyFault fault, String sender) {
        RequestSpecification request = given().contentType(mediaType)
                .body(fault.body().getBytes(StandardCharsets.UTF_8))
                .header("Accept-Language", "en")
                .header("If-Match", "*")
                .header(
                        "Idempotency-Key",
                        operation.needsToken() ? BodyFault.MARK + "-key-" + UUID.randomUUID() : UUID.randomUUID());
        if (operation.needsToken()) {
            request.auth()
                    .oauth2(Token.of(operation.roles().toArray(String[]::new))
                            .staffNumber(sender)
                            .unitPath("city")
                            .sign());
        }
        return request.request(operation.method(), operation.address());
    }

    private static void check(SoftAssertions all, ServedOperation operation, BodyFault fault, Response answer) {
        String as = operation.name() + ": " + fault.name() + " → " + answer.statusCode() + " " + answer.asString();
        all.assertThat(answer.statusCode()).as(as).isBetween(400, 499);
        all.assertThat(answer.contentType()).as(as).isEqualTo("application/problem+json");
        if (answer.contentType().equals("application/problem+json")) {
            JsonNode problem = Documents.json(answer.asString());
            all.assertThat(problem.path("code").asText()).as(as).isIn(fault.problems());
            if (fault.pointer() != null) {
                all.assertThat(problem.path("errors"))
                        .as(as)
                        .anyMatch(error -> error.path("pointer").asText().equals(fault.pointer())
                                && fault.errors().contains(error.path("code").asText()));
            }
        }
    }

    @Test
    void nothingIsSampledOnAnonymousRoutes() {
        List<String> untraced = ConfigProvider.getConfig()
                .getOptionalValues("quarkus.otel.traces.suppress-application-uris", String.class)
                .orElse(List.of());
        AnonymousRoutes routes = CDI.current().select(AnonymousRoutes.class).get();
        assertThat(untraced)
                .containsAll(routes.paths())
                .containsAll(routes.paths().stream().map(path -> path + "/*").toList());
        List<String> unmeasured = ConfigProvider.getConfig()
                .getOptionalValues("quarkus.micrometer.binder.http-server.ignore-patterns", String.class)
                .orElse(List.of());
        assertThat(routes.paths())
                .as("a count by route would say when somebody reported, with or without the path of the service")
                .allMatch(path -> Stream.of(path, path.substring(base().length()))
                        .allMatch(counted -> unmeasured.stream()
                                .anyMatch(pattern ->
                                        counted.matches(pattern) && (counted + "/status").matches(pattern))));
    }

    @Test
    void metricsDoNotSayHowMuchCameOfATopicNorWhen() {
        given().get("/q/metrics").then().statusCode(200).body(not(containsString("kafka_")));
    }

    @Test
    void unknownAddressesAreProblems() {
        for (String address : new String[] {base() + "/v1/" + UUID.randomUUID(), "/" + UUID.randomUUID()}) {
            given().header("Accept-Language", "en")
                    .get(address)
                    .then()
                    .statusCode(404)
                    .contentType(equalTo("application/problem+json"))
                    .body("code", equalTo("not-found"), "instance", equalTo(address), "title", equalTo("Not found"));
        }
    }

    /** With its bytes as they came: a consumer that takes text would write something else to the dead-letter topic. */
    @Test
    void everyConsumerHasADeadLetterTopic() {
        Config config = ConfigProvider.getConfig();
        SoftAssertions all = new SoftAssertions();
        for (String channel : incomingChannels(config)) {
            String prefix = "mp.messaging.incoming." + channel + ".";
            String group = config.getOptionalValue(prefix + "group.id", String.class)
                    .orElseGet(() -> config.getValue("quarkus.application.name", String.class));
            all.assertThat(setting(config, channel, "failure-strategy"))
                    .as(prefix + "failure-strategy")
                    .hasValue("dead-letters");
            all.assertThat(setting(config, channel, "dead-letter-queue.topic"))
                    .as(prefix + "dead-letter-queue.topic")
                    .hasValue(group + ".dead-letter.v1");
            all.assertThat(config.getOptionalValue(prefix + "value.deserializer", String.class))
                    .as("the @Incoming method of %s takes ConsumerRecord<String, byte[]>", channel)
                    .hasValue("org.apache.kafka.common.serialization.ByteArrayDeserializer");
        }
        all.assertAll();
    }

    /** Of the channel itself, else of all channels. */
    private static Optional<String> setting(Config config, String channel, String name) {
        return config.getOptionalValue("mp.messaging.incoming.%s.%s".formatted(channel, name), String.class)
                .or(() -> config.getOptionalValue("mp.messaging.connector.smallrye-kafka." + name, String.class));
    }

    static Set<String> incomingChannels(Config config) {
        Stream<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false);
        Set<String> channels = new TreeSet<>();
        names.map(INCOMING::matcher).filter(Matcher::matches).forEach(name -> channels.add(name.group(1)));
        return channels;
    }

    private static String base() {
        return ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class);
    }
}
