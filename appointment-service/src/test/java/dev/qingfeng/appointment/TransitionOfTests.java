package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.appointment.appointment.Effects;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transition of a city of its own, taken as far as a test needs it; grades, rounds of ballots, clearances and pledges come as other services tell them. */
public final class TransitionOfTests implements AutoCloseable {

    /** Binds a city as small as this one to nothing that it has not the people for. */
    private static final String LENIENT = ", \"values\": {\"P3.youngChiefs\": 0, \"P6.insiders\": 0, \"P7.least\": 0}";

    public final CityOfTests city = new CityOfTests();
    public final String office = city.path + ".zuzhibu";
    public UUID cycle = new UUID(0, 0);
    public List<UUID> committee = List.of();

    private final ForeignEvents evaluations = ForeignEvents.on("qingfeng.inspection.evaluations.v1");
    private final ForeignEvents rounds = ForeignEvents.on("qingfeng.inspection.released-rounds.v1");
    private final ForeignEvents clearances = ForeignEvents.on("qingfeng.complaint.clearances.v1");
    private final ForeignEvents signatures = ForeignEvents.on("qingfeng.pledge.signatures.v1");

    /** In mobilisation for two months; the committee has three members. */
    public TransitionOfTests begun() {
        city.founded();
        cycle = beginCycle("c-" + city.path.substring(5, 25));
        committee = List.of(cadre("C1", office, ""), cadre("C2", office, ""), cadre("C3", office, ""));
        return this;
    }

    /** The next one of the same city, once the running one is archived. */
    public TransitionOfTests begunAgain() {
        enter("ARCHIVED").statusCode(200);
        cycle = beginCycle("d-" + city.path.substring(5, 25));
        return this;
    }

    private UUID beginCycle(String code) {
        return UUID.fromString(city.as("registry-admin")
                .contentType("application/json")
                .body("{\"code\": \"%s\", \"name\": \"換屆\", \"unitPath\": \"%s\", %s}"
                        .formatted(code, city.path, daysAgo(60)))
                .post("/appointment/v1/cycles")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** In the phase of decision for a month, under an adopted policy. */
    public TransitionOfTests decisive() {
        return decisive(LENIENT);
    }

    /** The same under a policy that sets what the rest of its body says. */
    public TransitionOfTests decisive(String policy) {
        enter("INSPECTION", 50).statusCode(200);
        graded(null, "LEADERSHIP_TEAM", "FAIRLY_GOOD");
        enter("POLICY_ADOPTION", 40).statusCode(200);
        adopt(draftedPolicy(policy), adoption(daysAgo(35))).statusCode(200);
        enter("DECISION", 30).statusCode(200);
        return this;
    }

    /** The part of a body that says when something happened that is recorded now. */
    public static String daysAgo(int days) {
        return "\"occurredAt\": \"%s\", \"lateReason\": \"斷網\""
                .formatted(Instant.now().minus(Duration.ofDays(days)));
    }

    /** In inspection, with the town's leadership team graded. */
    public TransitionOfTests inspected() {
        enter("INSPECTION").statusCode(200);
        graded(null, "LEADERSHIP_TEAM", "FAIRLY_GOOD");
        return this;
    }

    /** Someone who governs the whole city, or sees part of it. */
    public RequestSpecification as(String role) {
        return city.as(role).contentType("application/json");
    }

    public ValidatableResponse enter(String phase) {
        return enter(phase, 0);
    }

    /** Entered so many days ago, recorded now. */
    public ValidatableResponse enter(String phase, int daysAgo) {
        return as("organization-officer")
                .header("If-Match", "*")
                .body("{\"phase\": \"%s\", %s}".formatted(phase, daysAgo(daysAgo)))
                .post("/appointment/v1/cycles/" + cycle + "/phase")
                .then();
    }

    /** A cadre of deputy-section rank; {@code post} is a kind of post, or empty. */
    public UUID cadre(String number, String unitPath, String post) {
        city.send("cadres", "", CityOfTests.CADRE_HEADER + row(number, unitPath, post))
                .statusCode(200);
        return idOf(number);
    }

    /** The line of cadres.csv that {@link #cadre} sends. */
    public String row(String number, String unitPath, String post) {
        return "%s-%s,某某,1980-05-01,MALE,DEPUTY_SECTION,%s,%s,%s,,MASTER,,\n"
                .formatted(city.staffPrefix, number, unitPath, post, post.isEmpty() ? "" : "2022-01-01");
    }

    /** Of the cadre with this number. */
    public UUID idOf(String number) {
        return UUID.fromString(city.as("auditor")
                .get("/appointment/v1/cadres?limit=500")
                .then()
                .extract()
                .<String>path("items.find { it.staffNumber == '%s-%s' }.id".formatted(city.staffPrefix, number)));
    }

    public UUID unit(String path) {
        return UUID.fromString(city.as("auditor")
                .get("/appointment/v1/units?limit=500")
                .then()
                .extract()
                .<String>path("items.find { it.path == '%s' }.id".formatted(path)));
    }

    /** Tells a grade of the town's leadership team, or of one of its members; returns when the service knows it. */
    public UUID graded(@Nullable UUID cadre, String subject, String grade) {
        UUID id = UUID.randomUUID();
        evaluation(id, 1, 0, cadre, subject, grade);
        awaitRow("evaluation", id, "true");
        return id;
    }

    public void evaluation(UUID id, int epoch, long version, @Nullable UUID cadre, String subject, String grade) {
        evaluation(id, epoch, version, cadre, subject, grade, "2026-04-30T08:00:00Z");
    }

    /** Tells a member's grade of that time; returns when the service knows it. */
    public void gradedAt(String gradedAt, UUID cadre, String grade) {
        UUID id = UUID.randomUUID();
        evaluation(id, 1, 0, cadre, "MEMBER", grade, gradedAt);
        awaitRow("evaluation", id, "true");
    }

    private void evaluation(
            UUID id, int epoch, long version, @Nullable UUID cadre, String subject, String grade, String gradedAt) {
        evaluations.send(
                id,
                epoch,
                version,
                ("{\"evaluationId\": \"%s\", \"cycleId\": \"%s\", \"unitId\": \"%s\", \"subject\": \"%s\", %s"
                                + "\"grade\": \"%s\", \"reasonCount\": 1, \"gradedAt\": \"%s\"}")
                        .formatted(
                                id,
                                cycle,
                                unit(city.town),
                                subject,
                                cadre == null ? "" : "\"cadreId\": \"%s\", ".formatted(cadre),
                                grade,
                                gradedAt));
    }

    public void evaluationGone(UUID id, long version) {
        evaluations.send(id, 1, version, null);
    }

    /** Tells that a round in the town in which these stood was released just then; returns when the service knows it. */
    public UUID released(String releasedAt, UUID... candidates) {
        return releasedIn(city.town, releasedAt, candidates);
    }

    /** The same of a round in this unit. */
    public UUID releasedIn(String unitPath, String releasedAt, UUID... candidates) {
        UUID id = UUID.randomUUID();
        // A round is released after it was opened, sealed and closed, and so never in version 0.
        round(id, 1, 4, unitPath, "DEMOCRATIC_ASSESSMENT", releasedAt, candidates);
        awaitRow("released_round", id, "true");
        return id;
    }

    public void round(UUID id, int epoch, long version, String purpose, UUID... candidates) {
        round(id, epoch, version, city.town, purpose, "2026-04-20T08:00:00Z", candidates);
    }

    private void round(
            UUID id, int epoch, long version, String unitPath, String purpose, String releasedAt, UUID... candidates) {
        rounds.send(
                id,
                epoch,
                version,
                ("{\"roundId\": \"%s\", \"meetingId\": \"%s\", \"inspectionId\": \"%s\", \"cycleId\": \"%s\","
                                + " \"unitId\": \"%s\", \"purpose\": \"%s\", \"candidateIds\": [%s], \"releasedAt\": \"%s\"}")
                        .formatted(
                                id,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                cycle,
                                unit(unitPath),
                                purpose,
                                Stream.of(candidates).map("\"%s\""::formatted).collect(Collectors.joining(",")),
                                releasedAt));
    }

    public void roundGone(UUID id, long version) {
        rounds.send(id, 1, version, null);
    }

    /** Tells a cadre's clearance; returns when the service knows it. */
    public void clearance(UUID cadre, boolean given, long batch) {
        clearance(cadre, 1, batch, given);
        awaitRow("clearance", cadre, "batch = " + batch + " and published_at is not null");
    }

    /** The same, decided of these too, who were merged into the cadre. */
    public void clearanceOfAll(UUID cadre, long batch, UUID... mergedFrom) {
        clearances.send(
                cadre,
                1,
                batch,
                "{\"cadreId\": \"%s\", \"given\": true, \"batch\": %d, \"mergedFrom\": [%s]}"
                        .formatted(
                                cadre,
                                batch,
                                Stream.of(mergedFrom).map("\"%s\""::formatted).collect(Collectors.joining(","))));
        awaitRow("clearance", cadre, "batch = " + batch + " and published_at is not null");
    }

    public void clearance(UUID cadre, int epoch, long batch, boolean given) {
        clearances.send(
                cadre,
                epoch,
                batch,
                "{\"cadreId\": \"%s\", \"given\": %s, \"batch\": %d}".formatted(cadre, given, batch));
    }

    /** Tells a pledge of the cadre in this cycle, signed then or not; returns when the service knows it. */
    public UUID pledge(UUID cadre, String category, String state, @Nullable String signedAt) {
        return pledgeIn(city.town, cadre, category, state, signedAt);
    }

    public void pledge(
            UUID id, int epoch, long version, UUID cadre, String category, String state, @Nullable String signedAt) {
        pledge(id, epoch, version, cadre, city.town, category, state, signedAt);
    }

    /** Tells a pledge of this unit; returns when the service knows it. */
    public UUID pledgeIn(String unitPath, UUID cadre, String category, String state, @Nullable String signedAt) {
        UUID id = UUID.randomUUID();
        // What has become of a pledge since it fell due is told, and so never version 0.
        pledge(id, 1, 1, cadre, unitPath, category, state, signedAt);
        awaitRow("pledge_signature", id, "told_at is not null");
        return id;
    }

    private void pledge(
            UUID id,
            int epoch,
            long version,
            UUID cadre,
            String unitPath,
            String category,
            String state,
            @Nullable String signedAt) {
        signatures.send(
                id,
                epoch,
                version,
                ("{\"pledgeId\": \"%s\", \"campaignId\": \"%s\", \"cycleId\": \"%s\", \"category\": \"%s\","
                                + " \"cadreId\": \"%s\", \"unitId\": \"%s\", %s\"state\": \"%s\"}")
                        .formatted(
                                id,
                                UUID.randomUUID(),
                                cycle,
                                category,
                                cadre,
                                unit(unitPath),
                                signedAt == null ? "" : "\"signedAt\": \"%s\", ".formatted(signedAt),
                                state));
    }

    public void pledgeGone(UUID id, long version) {
        signatures.send(id, 1, version, null);
    }

    /**
     * Takes what is due until the cadre has an appointment in this state. The schedule looks too, so whoever comes first has done it
     * when this returns.
     */
    public static void awaitState(Effects effects, UUID cadre, String state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            effects.takeDue();
            assertThat(Database.number(
                            "select count(*) from appointment where cadre_id = ? and state = ?", cadre, state))
                    .isEqualTo(1);
        });
    }

    public static void awaitRow(String table, UUID id, String condition) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from %s where id = ? and %s".formatted(table, condition), id))
                        .isEqualTo(1));
    }

    public UUID draftedPolicy() {
        return draftedPolicy(LENIENT);
    }

    /** A policy that sets what the rest of its body says. */
    public UUID draftedPolicy(String rest) {
        return UUID.fromString(as("organization-officer")
                .body("{\"cycleId\": \"%s\"%s}".formatted(cycle, rest))
                .post("/appointment/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    public UUID adoptedPolicy() {
        UUID policy = draftedPolicy();
        adopt(policy, adoption()).statusCode(200);
        return policy;
    }

    public UUID adoptedPolicyInForce() {
        return UUID.fromString(as("auditor")
                .get("/appointment/v1/policies")
                .then()
                .extract()
                .<String>path("items.find { it.state == 'ADOPTED' && it.cycleId == '%s' }.id".formatted(cycle)));
    }

    /** A body with which a policy is adopted by everyone, now. */
    public String adoption() {
        return adoption("\"occurredAt\": \"%s\"".formatted(Instant.now()));
    }

    private String adoption(String when) {
        return "{%s, \"structureAnalysedOn\": \"2026-01-01\", \"reportHeardOn\": \"2026-01-02\", %s}"
                .formatted(when, everyoneFor());
    }

    public ValidatableResponse adopt(UUID policy, String body) {
        return as("committee-secretary")
                .header("If-Match", "*")
                .body(body)
                .post("/appointment/v1/policies/" + policy + "/adoption")
                .then();
    }

    public UUID plan() {
        return UUID.fromString(as("organization-officer")
                .body("{\"cycleId\": \"%s\", \"policyId\": \"%s\", \"name\": \"調整方案\"}"
                        .formatted(cycle, adoptedPolicyInForce()))
                .post("/appointment/v1/plans")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    public ValidatableResponse propose(UUID plan, UUID cadre, String kind, String rest) {
        return as("organization-officer")
                .header("If-Match", "*")
                .body("{\"kind\": \"%s\", \"cadreId\": \"%s\"%s}".formatted(kind, cadre, rest))
                .post("/appointment/v1/plans/" + plan + "/moves")
                .then();
    }

    public ValidatableResponse decide(UUID plan, LocalDate effectiveOn) {
        return decide(plan, effectiveOn, everyoneFor());
    }

    /** Decided twenty days ago, so that the public notice is over, and recorded now. */
    public ValidatableResponse decide(UUID plan, LocalDate effectiveOn, String votes) {
        return decide(plan, daysAgo(20), effectiveOn, votes);
    }

    /** The same, decided at another time; see {@link #daysAgo}. */
    public ValidatableResponse decide(UUID plan, String when, LocalDate effectiveOn, String votes) {
        return as("committee-secretary")
                .header("If-Match", "*")
                .body("{%s, \"effectiveOn\": \"%s\", %s}".formatted(when, effectiveOn, votes))
                .post("/appointment/v1/plans/" + plan + "/decision")
                .then();
    }

    public String everyoneFor() {
        return votes(committee, committee, "FOR");
    }

    /** The part of a body that says who is entitled and that these voted like this. */
    public static String votes(List<UUID> entitled, List<UUID> voting, String vote) {
        return "\"entitledIds\": [%s], \"votes\": [%s]"
                .formatted(
                        entitled.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                        voting.stream()
                                .map(cadre -> "{\"cadreId\": \"%s\", \"vote\": \"%s\"}".formatted(cadre, vote))
                                .collect(Collectors.joining(",")));
    }

    @Override
    public void close() {
        evaluations.close();
        rounds.close();
        clearances.close();
        signatures.close();
    }
}
