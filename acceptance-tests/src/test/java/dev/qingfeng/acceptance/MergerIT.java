package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two offices become one (撤鄉並鎮): what was recorded keeps the one it was made in, and its readers are those of the other. */
@ExtendWith(QingfengExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String MERGED = "mingchuan.dangshiban";
    private static final String SUCCESSOR = "mingchuan.fangzhiban";
    private static final String IN_THE_MERGED = "officer-of-the-merged-office";
    private static final String IN_THE_SUCCESSOR = "officer-of-the-office-that-takes-over";
    private static final Set<String> ROLES =
            Set.of("organization-officer", "discipline-officer", "complaint-handler", "registry-admin");

    private final Qingfeng qingfeng;
    private final Api registry;
    private final List<String> added = new ArrayList<>();

    MergerIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.registry = qingfeng.as("registry-admin", "appointment-service");
    }

    @BeforeAll
    void twoOffices() {
        registry.postCsv(
                        "/appointment/v1/units/imports",
                        "path,name,kind\n" + MERGED + ",党史办,CITY_DIRECT\n" + SUCCESSOR + ",方志办,CITY_DIRECT\n")
                .accepted();
        registry.postCsv(
                        "/appointment/v1/cadres/imports",
                        "staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,trainings,categories\n"
                                + "MERGER-1,丁一,1980-05-01,FEMALE,DEPUTY_SECTION," + MERGED
                                + ",,,,MASTER,,LEADING_CADRE\n")
                .accepted();
        Stream.of(Map.entry(IN_THE_MERGED, MERGED), Map.entry(IN_THE_SUCCESSOR, SUCCESSOR))
                .forEach(person -> added.add(qingfeng.realm()
                        .addPerson(
                                person.getKey(),
                                qingfeng.accounts().password(),
                                ROLES,
                                Map.of(
                                        "staff_number",
                                        "MERGER-" + person.getKey().length(),
                                        "unit_path",
                                        person.getValue()))));
    }

    @AfterAll
    void theRealmIsAsBefore() {
        added.forEach(qingfeng.realm()::remove);
    }

    @Test
    void accessFollowsWhereAUnitIsNowInEveryService() {
        String merged = unit(MERGED);
        String pledge = signedPledge();
        report(JSON.createObjectNode().put("subjectUnitId", merged));
        String complaint = oneComplaint();
        assertThat(sees(IN_THE_SUCCESSOR, "pledge-service", pledge)).isFalse();
        assertThat(sees(IN_THE_SUCCESSOR, "complaint-service", complaint)).isFalse();

        ObjectNode merger = JSON.createObjectNode()
                .put("unitId", merged)
                .put("kind", "MERGER")
                .put("targetId", unit(SUCCESSOR))
                .put("effectiveOn", LocalDate.now(Qingfeng.ZONE).toString())
                .put("document", "示例〔2026〕1号");
        assertThat(registry.postJson("/appointment/v1/unit-changes", merger)
                        .accepted()
                        .required("state")
                        .asText())
                .isEqualTo("EFFECTIVE");

        await().atMost(SOON).until(() -> sees(IN_THE_SUCCESSOR, "pledge-service", pledge));
        await().atMost(SOON).until(() -> sees(IN_THE_SUCCESSOR, "complaint-service", complaint));
        // Whoever calls it as before is understood.
        report(JSON.createObjectNode().put("unitPath", MERGED));
        assertThat(complaints(IN_THE_SUCCESSOR)).hasSize(2);
        assertThat(sees(IN_THE_MERGED, "pledge-service", pledge)).isFalse();
        assertThat(sees(IN_THE_MERGED, "complaint-service", complaint)).isFalse();
        assertThat(qingfeng.as("organization-officer", "pledge-service")
                        .get(pledge)
                        .accepted()
                        .required("unitId")
                        .asText())
                .as("the record keeps the unit it was made in")
                .isEqualTo(merged);
        JsonNode cadre = one(
                qingfeng.as(IN_THE_SUCCESSOR, "appointment-service"),
                "/appointment/v1/cadres?limit=500",
                "staffNumber",
                "MERGER-1");
        assertThat(cadre.required("unitId").asText()).isEqualTo(unit(SUCCESSOR));
    }

    private String unit(String path) {
        return one(registry, "/appointment/v1/units?limit=500", "path", path)
                .required("id")
                .asText();
    }

    /** The path of the pledge that the cadre has signed on paper. */
    private String signedPledge() {
        Api officer = qingfeng.as("organization-officer", "pledge-service");
        String cycle = one(registry, "/appointment/v1/cycles?limit=500", "unitId", unit("mingchuan"))
                .required("code")
                .asText();
        await().atMost(SOON)
                .until(() -> officer.postCsv(
                                "/pledge/v1/pledges/imports",
                                "cycleCode,staffNumber,category,signedOn,lateReason\n%s,MERGER-1,LEADING_CADRE,%s,\n"
                                        .formatted(cycle, LocalDate.now(Qingfeng.ZONE)))
                        .isAccepted());
        return "/pledge/v1/pledges/"
                + one(
                                qingfeng.as(IN_THE_MERGED, "pledge-service"),
                                "/pledge/v1/pledges?limit=500",
                                "staffNumber",
                                "MERGER-1")
                        .required("id")
                        .asText();
    }

    private void report(ObjectNode subject) {
        assertThat(qingfeng.anonymously("complaint-service")
                        .postJson(
                                "/complaint/v1/reports",
                                subject.put("category", "CANVASSING_AND_VOTE_BUYING")
                                        .put("narrative", "示例:有人请客。"))
                        .accepted()
                        .required("receipt")
                        .asText())
                .isNotBlank();
    }

    /** The path of the complaint about the office that will be merged. */
    private String oneComplaint() {
        JsonNode complaints = complaints(IN_THE_MERGED);
        assertThat(complaints).hasSize(1);
        return "/complaint/v1/complaints/" + complaints.get(0).required("id").asText();
    }

    private JsonNode complaints(String person) {
        return qingfeng.as(person, "complaint-service")
                .get("/complaint/v1/complaints?limit=500")
                .accepted()
                .required("items");
    }

    private boolean sees(String person, String service, String path) {
        Answer answer = qingfeng.as(person, service).get(path);
        assertThat(answer.status()).isIn(200, 404);
        return answer.isAccepted();
    }

    private static JsonNode one(Api api, String list, String field, String value) {
        return StreamSupport.stream(api.get(list).accepted().required("items").spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing in %s has the %s %s".formatted(list, field, value)));
    }
}
