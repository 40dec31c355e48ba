package dev.qingfeng.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine that the service publishes is the one that it keeps to: each move in each state, paused and not. */
@QuarkusTest
class StateMachineTest {

    private static final Set<CaseState> OF_FINDING =
            EnumSet.of(CaseState.CONCLUDED, CaseState.FEEDBACK_GIVEN, CaseState.CLOSED);
    private static final Set<CaseState> OF_A_HANDLER =
            EnumSet.of(CaseState.ASSIGNED, CaseState.INVESTIGATED, CaseState.CONCLUDED, CaseState.FEEDBACK_GIVEN);
    private static final String REASON = "{\"reason\":\"a\"}";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** Into which duplicates go, and which is merged into what takes them. */
    private CaseOfTests other;

    @BeforeEach
    void found() {
        registry.founded();
        registry.knownPerson("2", "錢伯庸", null);
        other = reported();
        other.register("1");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests reported() {
        return new CaseOfTests(registry, "有人逐戶送禮");
    }

    /** Where each move leads that is published for a state. */
    private Map<CaseMove, CaseState> published(CaseState state, boolean paused) {
        List<Map<String, Object>> moves = registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaint-states")
                .path("find { it.caseState == '" + state + "' }.moves");
        return moves.stream()
                .filter(move -> Boolean.TRUE.equals(move.get(paused ? "whilePaused" : "whileUnpaused")))
                .collect(Collectors.toMap(
                        move -> CaseMove.valueOf(String.valueOf(move.get("move"))),
                        move -> CaseState.valueOf(String.valueOf(move.get("to")))));
    }

    @ParameterizedTest
    @EnumSource
    void inEachStateThePublishedMovesAreMadeAndAllOthersRefused(CaseState state) {
        Map<CaseMove, CaseState> published = published(state, false);
        assertThat(published).isNotEmpty();
        compare(state, false, published);
        if (published.containsKey(CaseMove.PAUSE)) {
            compare(state, true, published(state, true));
        } else {
            assertThat(published(state, true)).isEmpty();
        }
    }

    private void compare(CaseState state, boolean paused, Map<CaseMove, CaseState> published) {
        CaseOfTests of = in(state, paused);
        List<String> legal = of.officer().get(of.address() + "/case").path("legalMoves");
        assertThat(legal.stream().map(CaseMove::valueOf))
                .as("what is said with the case")
                .containsExactlyInAnyOrderElementsOf(published.keySet());
        for (CaseMove move : CaseMove.values()) {
            String before = row(of);
            Response answer = ask(of, move);
            String what = "%s of a case that is %s%s: %s"
                    .formatted(move, state, paused ? " and paused" : "", answer.asString());
            CaseState to = published.get(move);
            if (to != null) {
                assertThat(answer.statusCode()).as(what).isIn(200, 204);
                assertThat(stateOf(of)).as(what).isEqualTo(to);
                of = in(state, paused);
            } else if (move == CaseMove.TAKE_DUPLICATE && state == CaseState.MERGED) {
                // It is no case of its own any more to which one could refer.
                answer.then().statusCode(422).body("code", equalTo("unknown-reference"));
                assertThat(row(of)).as(what).isEqualTo(before);
            } else {
                assertThat(answer.statusCode()).as(what).isEqualTo(409);
                answer.then().body("code", equalTo("illegal-move"));
                assertThat(row(of)).as(what).isEqualTo(before);
            }
        }
    }

    private static String row(CaseOfTests of) {
        return Database.text(
                "select concat(c, (select count(*) from case_entry e where e.complaint_id = c.id)) from complaint c"
                        + " where id = '" + of.id + "'");
    }

    private static CaseState stateOf(CaseOfTests of) {
        return CaseState.valueOf(Database.text("select case_state from complaint where id = '" + of.id + "'"));
    }

    /** As the moves would have left it, without the way there. */
    private CaseOfTests in(CaseState state, boolean paused) {
        CaseOfTests of = reported();
        Database.execute(
                """
                update complaint set case_state = ?, progress = ?, due_on = case when ? then null else due_on end,
                  finding = nullif(?, ''), measures = ?, handler_number = nullif(?, ''), merged_into_id = nullif(?, '')::uuid,
                  paused_on = nullif(?, '')::date, paused_until = nullif(?, '')::date, pauses_in_state = ?
                where id = ?""",
                state.name(),
                state.progress().name(),
                state.isEnded(),
                OF_FINDING.contains(state) ? "SUBSTANTIATED" : "",
                OF_FINDING.contains(state) ? 1 : 0,
                OF_A_HANDLER.contains(state) ? registry.staff("1") : "",
                state == CaseState.MERGED ? other.id : "",
                paused ? today.toString() : "",
                paused ? today.plusDays(3).toString() : "",
                paused ? 1 : 0,
                UUID.fromString(of.id));
        return of;
    }

    /** What makes the move where it may be made. */
    private Response ask(CaseOfTests of, CaseMove move) {
        return switch (move) {
            case SCREEN -> made(of, "screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
            case ACCEPT -> of.move(of.officer(), "acceptance");
            case DECLINE -> made(of, "declination", REASON);
            case ASSIGN -> made(of, "assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
            case INVESTIGATE -> made(of, "investigation", "{\"findings\":\"a\"}");
            case CONCLUDE -> made(of, "conclusion", "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\"}");
            case GIVE_FEEDBACK -> made(of, "feedback", "{\"feedback\":\"a\"}");
            case CLOSE -> of.move(of.officer(), "closure");
            case REOPEN -> made(of, "reopening", REASON);
            case MERGE -> made(of, "merger", "{\"intoId\":\"" + other.id + "\",\"reason\":\"a\"}");
            case TRANSFER -> made(of, "transfer", "{\"unitId\":\"" + registry.office + "\",\"reason\":\"a\"}");
            case HAND_OVER -> made(of, "transfer", "{\"organ\":\"PETITION_BUREAU\",\"reason\":\"a\"}");
            case PAUSE -> made(of, "pause", "{\"until\":\"" + today.plusDays(3) + "\",\"reason\":\"a\"}");
            case PROLONG_PAUSE ->
                made(of, "pause/prolongation", "{\"until\":\"" + today.plusDays(6) + "\",\"reason\":\"a\"}");
            case RESUME -> of.move(of.officer(), "resumption");
            case LINK_SUBJECTS -> made(of, "subjects", "{}");
            case TAKE_DUPLICATE -> made(reported(), "merger", "{\"intoId\":\"" + of.id + "\",\"reason\":\"a\"}");
            case DECLARE_CONFLICT -> made(of, "conflicts", "{\"staffNumber\":\"x\",\"reason\":\"a\"}");
            case IMPOSE_MEASURE ->
                made(
                        of,
                        "measures",
                        "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                                .formatted(registry.staff("2"), today));
            case RECORD_RESULT -> made(of, "measures/" + imposed(of) + "/result", "{\"result\":\"a\"}");
            case ANNOUNCE -> made(of, "announcement", "{\"announcedOn\":\"" + today + "\"}");
        };
    }

    private static Response made(CaseOfTests of, String move, String body) {
        return of.move(of.officer(), move, body);
    }

    private UUID imposed(CaseOfTests of) {
        UUID id = UUID.randomUUID();
        Database.execute(
                "insert into accountability_measure (id, version, complaint_id, kind, responsible_number, imposed_on, due_on)"
                        + " values (?, 0, ?, 'ADMONITION', ?, current_date - 1, current_date + 1)",
                id,
                UUID.fromString(of.id),
                registry.staff("2"));
        return id;
    }
}
