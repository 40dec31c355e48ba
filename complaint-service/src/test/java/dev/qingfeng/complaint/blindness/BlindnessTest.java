package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.casework.CaseOfTests.COMPLAINTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.NamedCadres;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.complaint.registry.Relations;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.RefusalTiming;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever a case is about, or is close to them, or stands aside, cannot learn that it exists, by no operation. */
@QuarkusTest
class BlindnessTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    ComplaintRepository complaints;

    @Inject
    Registry known;

    @Inject
    Relations relations;

    @Inject
    NamedCadres names;

    @Inject
    Crowds crowds;

    @Inject
    BlindnessConfig config;

    @Inject
    Caller caller;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** Why somebody is blind; each makes the person with the number {@code 7} so. */
    enum Ground {
        NAMED_IN_THE_REPORT {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("7", "司馬懷瑾", null);
                return new CaseOfTests(registry, "有人看見司马怀瑾逐戶送禮");
            }
        },
        ONE_OF_SEVERAL_OF_THAT_NAME {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("6", "司馬懷瑾", null);
                registry.knownPerson("7", "司馬懷瑾", null);
                return new CaseOfTests(registry, "司馬懷瑾");
            }
        },
        LINKED {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                return linked(registry, registry.knownPerson("7", "司馬懷瑾", null));
            }
        },
        LINKED_UNDER_AN_EARLIER_ID {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID earlier = registry.knownPerson("5", "司馬懷瑾", null);
                UUID now = registry.knownPerson("7", "司馬懷瑾", null);
                CaseOfTests of = linked(registry, earlier);
                registry.personMerged(now, "7", "司馬懷瑾", earlier);
                return of;
            }
        },
        UNDER_ANOTHER_NUMBER {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID earlier = registry.knownPerson("7", "司馬懷瑾", null);
                UUID now = registry.knownPerson("5", "司馬懷瑾", null);
                registry.personMerged(now, "5", "司馬懷瑾", earlier);
                return linked(registry, now);
            }
        },
        KIN {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
                registry.knownPerson("7", "司馬懷玉", null, accused);
                return linked(registry, accused);
            }
        },
        KIN_AS_TOLD_OF_THE_OTHER {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID own = registry.knownPerson("7", "司馬懷玉", null);
                return linked(registry, registry.knownPerson("8", "司馬懷瑾", null, own));
            }
        },
        OF_THE_SAME_LEADERSHIP_TEAM {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID elsewhere = registry.office;
                UUID accused = registry.knownPerson("8", "司馬懷瑾", registry.knownPost(elsewhere, "HEAD_OF_GOVERNMENT"));
                registry.knownPerson("7", "上官文淵", registry.knownPost(elsewhere, "PARTY_SECRETARY"));
                return linked(registry, accused);
            }
        },
        OF_THE_LEADERSHIP_TEAM_OF_THE_UNIT {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("7", "上官文淵", registry.knownPost(registry.town, "PARTY_SECRETARY"));
                return new CaseOfTests(registry, "有人逐戶送禮");
            }
        },
        OF_THE_LEADERSHIP_TEAM_THAT_TOOK_OVER_THE_UNIT {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                takenOver(registry);
                return new CaseOfTests(registry, "有人逐戶送禮");
            }
        },
        OF_THE_LEADERSHIP_TEAM_OF_A_LINKED_UNIT {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("7", "上官文淵", registry.knownPost(registry.office, "PARTY_SECRETARY"));
                CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
                of.moved("subjects", "{\"unitIds\":" + CaseOfTests.ids(registry.office) + "}");
                return of;
            }
        },
        STANDS_ASIDE {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
                of.move(of.handler("7"), "conflicts", "{\"reason\":\"同學\"}")
                        .then()
                        .statusCode(204);
                return of;
            }
        },
        STANDS_ASIDE_UNDER_ANOTHER_NUMBER {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID earlier = registry.knownPerson("5", "上官文淵", null);
                CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
                of.move(of.handler("5"), "conflicts", "{\"reason\":\"同學\"}")
                        .then()
                        .statusCode(204);
                registry.personMerged(registry.knownPerson("7", "上官文淵", null), "7", "上官文淵", earlier);
                return of;
            }
        },
        FOUND_TO_BE_IN_CONFLICT {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
                of.move(
                                of.officer(),
                                "conflicts",
                                "{\"staffNumber\":\"" + registry.staff("7") + "\",\"reason\":\"同學\"}")
                        .then()
                        .statusCode(204);
                return of;
            }
        },
        BLIND_TO_A_DUPLICATE {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("7", "司馬懷瑾", null);
                CaseOfTests duplicate = new CaseOfTests(registry, "司馬懷瑾");
                duplicate.moved("subjects", "{}");
                CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮");
                duplicate.moved("merger", "{\"intoId\":\"" + whole.id + "\",\"reason\":\"a\"}");
                return whole;
            }
        },
        LINKED_WITH_WHAT_IT_WAS_MERGED_INTO_LATER {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                UUID accused = registry.knownPerson("7", "司馬懷瑾", null);
                CaseOfTests duplicate = merged(registry);
                duplicate.whole().moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(accused) + "}");
                return duplicate;
            }
        },
        STANDS_ASIDE_FROM_WHAT_IT_WAS_MERGED_INTO {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                CaseOfTests duplicate = merged(registry);
                CaseOfTests whole = duplicate.whole();
                whole.move(whole.handler("7"), "conflicts", "{\"reason\":\"同學\"}")
                        .then()
                        .statusCode(204);
                return duplicate;
            }
        },
        NAMED_IN_A_MESSAGE {
            @Override
            CaseOfTests caseOf(RegistryOfTests registry) {
                registry.knownPerson("7", "司馬懷瑾", null);
                CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
                RegistryOfTests.anybody()
                        .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"是司馬懷瑾\"}")
                        .post("/complaint/v1/reports/messages")
                        .then()
                        .statusCode(201);
                return of;
            }
        };

        abstract CaseOfTests caseOf(RegistryOfTests registry);

        private static CaseOfTests merged(RegistryOfTests registry) {
            CaseOfTests duplicate = new CaseOfTests(registry, "有人逐戶送禮");
            duplicate.moved("subjects", "{}");
            return duplicate.mergedInto(new CaseOfTests(registry, "有人逐戶送禮"));
        }

        /** The town becomes part of another one, which 7 leads. */
        static void takenOver(RegistryOfTests registry) {
            UUID taker = UUID.randomUUID();
            registry.unit(taker, registry.path + ".xincun", "TOWN", 1, 0);
            registry.townEndedIn(registry.path + ".xincun");
            registry.knownPerson("7", "上官文淵", registry.knownPost(taker, "PARTY_SECRETARY"));
        }

        private static CaseOfTests linked(RegistryOfTests registry, UUID accused) {
            CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
            of.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(accused) + "}");
            return of;
        }
    }

    private record Operation(String method, String path) {}

    /** Every operation of the contract on one complaint or on what is below it. */
    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        List<Operation> found = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> {
            if (path.startsWith(COMPLAINTS + "/{")
                    && List.of("get", "post", "put", "delete").contains(method)) {
                found.add(new Operation(method.toUpperCase(Locale.ROOT), path));
            }
        }));
        return found;
    }

    /** Bodies that nothing is wrong with, by the last part of the path. */
    private static String body(Operation operation) {
        String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "screening" -> "{\"severity\":\"GRAVE\",\"assessment\":\"a\"}";
            case "assignment" -> "{\"staffNumber\":\"1\"}";
            case "investigation" -> "{\"findings\":\"a\"}";
            case "conclusion" -> "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\"}";
            case "feedback" -> "{\"feedback\":\"a\"}";
            case "merger" -> "{\"intoId\":\"" + UUID.randomUUID() + "\",\"reason\":\"a\"}";
            case "transfer" -> "{\"organ\":\"PETITION_BUREAU\",\"reason\":\"a\"}";
            case "measures" -> "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"1\",\"dueOn\":\"2099-01-01\"}";
            case "result" -> "{\"result\":\"a\"}";
            case "announcement" -> "{\"announcedOn\":\"2026-01-01\"}";
            case "messages" -> "{\"text\":\"a\"}";
            case "reading" -> "{\"messages\":1,\"files\":1}";
            case "pause", "prolongation" -> "{\"until\":\"2099-01-01\",\"reason\":\"a\"}";
            case "declination", "reopening", "conflicts", "identity-requests", "erasure-requests" ->
                "{\"reason\":\"a\"}";
            default -> "{}";
        };
    }

    /**
     * What there is to see of a case: what an answer says beside the id that was asked for and the trace of asking, and how many statements
     * it took, by which its time could tell something too.
     */
    private record Answer(int status, String text, long statements) {}

    private Answer answer(Operation operation, String id) {
        return answer(() -> ask(operation, id), id);
    }

    private static Answer answer(Supplier<Response> ask, String id) {
        List<Response> answers = new ArrayList<>();
        long statements = StatementCount.of(() -> answers.add(ask.get()));
        Response last = answers.get(answers.size() - 1);
        return new Answer(last.statusCode(), withoutIds(last, id), statements);
    }

    private Response ask(Operation operation, String id) {
        RequestSpecification request = registry.as("7", "discipline-officer").header("If-Match", "*");
        if (!operation.method().equals("GET")) {
            request.body(body(operation));
        }
        return request.request(
                operation.method(),
                operation
                        .path()
                        .replace("{id}", id)
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
    }

    @Test
    void thatSomethingIsNotThereIsAnsweredWhenAStepOfTimeIsOver() {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations()) {
            long asked = System.nanoTime();
            Response answer = ask(operation, UUID.randomUUID().toString());
            all.assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("%s", operation)
                    .isGreaterThanOrEqualTo(config.notFoundStep());
            all.assertThat(answer.statusCode()).as("%s", operation).isEqualTo(404);
        }
        all.assertAll();
    }

    /** Else whoever holds the end of a request back chooses where in a step the answer is found, and microseconds make a step. */
    @Test
    void norIsItAnsweredSoonerWhereTheEndOfTheRequestCameLate() throws Exception {
        String token = "Authorization: Bearer "
                + Token.of("discipline-officer")
                        .staffNumber(registry.staff("7"))
                        .unitPath(registry.path)
                        .sign();
        // So many that some take less than a step once the service is warm: in the first ones the work hides the wait.
        for (int tries = 0; tries < 60; tries++) {
            int held = tries % 20;
            byte[] request = RefusalTiming.request(
                    "POST " + COMPLAINTS + "/" + UUID.randomUUID() + "/messages",
                    "{\"text\":\"a\"}",
                    token,
                    "Idempotency-Key: " + UUID.randomUUID());
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                client.setTcpNoDelay(true);
                client.getOutputStream().write(request, 0, request.length - 1);
                Thread.sleep(held);
                long asked = System.nanoTime();
                client.getOutputStream().write(request, request.length - 1, 1);
                byte[] answer = client.getInputStream().readNBytes(12);
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .as("held back for %d ms", held)
                        .isGreaterThanOrEqualTo(config.notFoundStep());
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
            }
        }
    }

    @Test
    void whoLeadsTheCityIsNotBlindToAUnitThatOneOfItsTownsTookOver() {
        Ground.takenOver(registry);
        registry.knownPerson("8", "司馬懷瑾", registry.knownPost(registry.city, "PARTY_SECRETARY"));
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        registry.as("7", "discipline-officer").get(of.address()).then().statusCode(404);
        registry.as("8", "discipline-officer").get(of.address()).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void byNoOperationACaseIsThereForWhoIsBlindToIt(Ground ground) {
        CaseOfTests of = ground.caseOf(registry);
        String nothing = UUID.randomUUID().toString();
        SoftAssertions all = new SoftAssertions();
        assertThat(operations()).hasSizeGreaterThan(18);
        for (Operation operation : operations()) {
            Answer asked = answer(operation, of.id);
            Answer unknown = answer(operation, nothing);
            all.assertThat(asked.status()).as("%s %s", operation, asked).isEqualTo(404);
            all.assertThat(asked).as("%s", operation).isEqualTo(unknown);
        }
        all.assertAll();
        for (String filter : List.of(
                "",
                "&mine=true",
                "&unassigned=true",
                "&overdue=true",
                "&escalated=true",
                "&measureOverdue=true",
                "&category=LEAK")) {
            registry.as("7", "complaint-handler")
                    .get(COMPLAINTS + "?limit=500" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(of.id)));
        }
        // Whoever is not is still let in.
        registry.as("officer", "discipline-officer").get(of.address()).then().statusCode(200);
    }

    private static String withoutIds(Response answer, String id) {
        return answer.asString()
                .replace(id, "id")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "other")
                .replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    /** Whoever merges their case into one id after another would find those that there are. */
    @Test
    void norIsItThereWhereAnotherCaseIsMergedIntoIt() {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests hidden = new CaseOfTests(registry, "司馬懷瑾");
        hidden.moved("subjects", "{}");
        CaseOfTests own = new CaseOfTests(registry, "有人逐戶送禮");
        long begun = System.nanoTime();
        Answer asked = merging(own, hidden.id);
        // Twice, each when a step of time is over.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(config.notFoundStep().multipliedBy(2));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("unknown-reference");
        assertThat(asked).isEqualTo(merging(own, UUID.randomUUID().toString()));
        hidden.officer().get(hidden.address() + "/case").then().body("duplicateIds", empty());
        own.mergedInto(hidden);
    }

    private Answer merging(CaseOfTests own, String into) {
        String body = "{\"intoId\":\"" + into + "\",\"reason\":\"a\"}";
        return answer(() -> own.move(registry.as("7", "discipline-officer"), "merger", body), into);
    }

    @Test
    void whetherALeadershipTeamIsBlindToCasesAgainstItsMembersIsASetting() {
        CaseOfTests of = Ground.OF_THE_SAME_LEADERSHIP_TEAM.caseOf(registry);
        String accused = "8";
        String teamMate = "7";
        assertThat(isThere(of, teamMate, true)).isFalse();
        assertThat(isThere(of, teamMate, false)).isTrue();
        assertThat(isThere(of, accused, false)).as("whom it is about").isFalse();
        CaseOfTests ofItsUnit = new CaseOfTests(registry, "有人逐戶送禮");
        ofItsUnit.moved("subjects", "{\"unitIds\":" + CaseOfTests.ids(registry.office) + "}");
        assertThat(isThere(ofItsUnit, teamMate, false))
                .as("what is about the unit is about its leadership team")
                .isFalse();
    }

    private boolean isThere(CaseOfTests of, String number, boolean leadershipTeam) {
        BlindnessConfig set = (BlindnessConfig) Proxy.newProxyInstance(
                BlindnessConfig.class.getClassLoader(),
                new Class<?>[] {BlindnessConfig.class},
                (own, method, given) ->
                        method.getName().equals("leadershipTeam") ? leadershipTeam : method.invoke(config, given));
        Sights sights = new Sights(known, relations, names, crowds, set, caller);
        return QuarkusTransaction.requiringNew()
                .call(() -> complaints
                        .findVisible(
                                UUID.fromString(of.id), sights.of(registry.staff(number), new UnitPath(registry.path)))
                        .isPresent());
    }

    @Test
    void theirPagesHaveNoGap() {
        registry.knownPerson("7", "司馬懷瑾", null);
        for (int i = 0; i < 6; i++) {
            RegistryOfTests.report(registry.townPath, i % 2 == 0 ? "司馬懷瑾" : "有人逐戶送禮");
        }
        for (int limit : new int[] {1, 2}) {
            registry.at(registry.townPath, "7", "complaint-handler")
                    .get(COMPLAINTS + "?limit=" + limit)
                    .then()
                    .body("items.size()", equalTo(limit));
        }
        registry.at(registry.townPath, "7", "complaint-handler")
                .get(COMPLAINTS + "?limit=3")
                .then()
                .body("items.size()", equalTo(3), "next", equalTo(null));
    }

    @Test
    void whoWasPresumedAndIsDroppedSeesIt() {
        UUID namesake = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "司馬懷瑾");
        registry.as("7", "complaint-handler").get(of.address()).then().statusCode(404);
        of.moved("subjects", "{\"droppedIds\":" + CaseOfTests.ids(namesake) + "}");
        registry.as("7", "complaint-handler").get(of.address()).then().statusCode(200);
    }

    @Test
    void aStaffMemberOfTheUnitIsNotOfItsLeadershipTeam() {
        registry.knownPerson("7", "上官文淵", registry.knownPost(registry.town, "STAFF"));
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        registry.as("7", "complaint-handler").get(of.address()).then().statusCode(200);
    }

    @Test
    void namesakesInOtherCitiesAreNotPresumed() {
        try (RegistryOfTests elsewhere = new RegistryOfTests().founded()) {
            UUID other = elsewhere.knownPerson("7", "司馬懷瑾", null);
            new CaseOfTests(registry, "司馬懷瑾");
            assertThat(Database.number("select count(*) from complaint_subject where cadre_id = ?", other))
                    .isZero();
        }
    }

    @Test
    void whereNoUnitIsNamedWhoeverBearsTheNameIsPresumed() {
        UUID named = registry.knownPerson("7", "澹臺靜姝", null);
        RegistryOfTests.report("", "澹臺靜姝送禮");
        assertThat(Database.number("select count(*) from complaint_subject where cadre_id = ?", named))
                .isEqualTo(1);
    }

    /** However many there are, and in whatever order they are gone through. */
    @Test
    void whoIsBlindToADuplicateIsBlindToAllThatCameBefore() {
        UUID accused = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮");
        whole.moved("subjects", "{}");
        List<CaseOfTests> before = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            before.add(new CaseOfTests(registry, "有人逐戶送禮").mergedInto(whole));
        }
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(accused) + "}");
        of.mergedInto(whole);
        before.add(whole);
        for (CaseOfTests each : before) {
            registry.as("7", "discipline-officer").get(each.address()).then().statusCode(404);
        }
    }

    @Test
    void nobodyGetsACaseThatTheyAreBlindTo() {
        UUID accused = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.register("7");
        of.moved(
                "screening",
                "{\"severity\":\"ORDINARY\",\"assessment\":\"a\",\"subjects\":{\"cadreIds\":" + CaseOfTests.ids(accused)
                        + "}}");
        of.moved("acceptance");
        of.move(of.officer(), "assignment", "{\"staffNumber\":\"" + registry.staff("7") + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("handler-in-conflict"));
    }

    @Test
    void aHandlerWhoTurnsOutToBeAccusedLosesTheCase() {
        UUID accused = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        of.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(accused) + "}")
                .body("handlerNumber", equalTo(null), "caseState", equalTo("ASSIGNED"));
    }

    @Test
    void onlyTheDisciplineOrganFindsAConflictOfSomebodyElse() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.move(of.handler("1"), "conflicts", "{\"staffNumber\":\"somebody\",\"reason\":\"a\"}")
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
    }

    @Test
    void ofWhoIsGoneNoNameIsKept() {
        UUID gone = registry.knownPerson("7", "司馬懷瑾", null);
        registry.cadreGone(gone, 1);
        await().until(() -> Database.number(
                        "select count(*) from registry_cadre where id = ? and gone and name is null"
                                + " and name_key is null and staff_number is not null",
                        gone)
                == 1);
    }

    @Test
    void whoWasDroppedAndIsNamedAgainIsBlindAnew() {
        UUID namesake = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "司馬懷瑾");
        of.moved("subjects", "{\"droppedIds\":" + CaseOfTests.ids(namesake) + "}");
        registry.as("7", "complaint-handler")
                .get(of.address() + "/messages")
                .then()
                .statusCode(200);
        RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"就是司馬懷瑾\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
        for (String path : List.of("", "/case", "/messages")) {
            registry.as("7", "complaint-handler")
                    .get(of.address() + path)
                    .then()
                    .statusCode(404);
        }
        registry.as("1", "complaint-handler")
                .get(of.address() + "/messages")
                .then()
                .statusCode(200);
        assertThat(Database.text("select standing from complaint_subject where complaint_id = '" + of.id + "'"))
                .isEqualTo("PRESUMED");
    }
}
