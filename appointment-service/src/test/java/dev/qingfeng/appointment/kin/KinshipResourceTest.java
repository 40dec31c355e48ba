package dev.qingfeng.appointment.kin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kin are kept once for a pair, seen by those who see both, and told as a new state of both. */
@QuarkusTest
class KinshipResourceTest {

    private static final String KINSHIPS = "/appointment/v1/kinships";

    private final CityOfTests city = new CityOfTests();

    /** A and B serve in the town, C in the office. */
    @BeforeEach
    void foundTheCity() {
        city.founded();
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.someone("A", city.town)
                                + city.someone("B", city.town)
                                + city.someone("C", city.path + ".zuzhibu"))
                .statusCode(200);
    }

    private String row(String cadre, String kin, String relation) {
        return "%1$s-%2$s,%1$s-%3$s,%4$s\n".formatted(city.staffPrefix, cadre, kin, relation);
    }

    private ValidatableResponse send(String query, String... rows) {
        return city.send("kinships", query, "staffNumber,kinStaffNumber,relation\n" + String.join("", rows));
    }

    private String idOf(String cadre) {
        return city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .extract()
                .path("items.find { it.staffNumber == '%s-%s' }.id".formatted(city.staffPrefix, cadre));
    }

    private String onlyKinship() {
        return city.as("auditor")
                .get(KINSHIPS)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private static List<String> kinIds(PublishedEvent event) {
        return StreamSupport.stream(event.json().get("kinIds").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aPairHasOneKinshipWhicheverOfTheTwoARowBeginsWith() {
        send("", row("A", "B", "PARENT")).statusCode(200).body("created", equalTo(1));
        send("", row("B", "A", "CHILD")).body("created", equalTo(0), "unchanged", equalTo(1));
        send("", row("B", "A", "PARENT")).body("changed", equalTo(1));
        city.as("discipline-officer")
                .get(KINSHIPS)
                .then()
                .statusCode(200)
                .body("items.cadreId", contains(idOf("A")), "items.kinId", contains(idOf("B")))
                .body("items.relation", contains("CHILD"));
    }

    @Test
    void theDatabaseKeepsOneKinshipForAPairToo() {
        send("", row("A", "B", "SIBLING")).statusCode(200);
        String insert = "insert into kinship values (?, 0, ?, ?, 'SIBLING')";
        UUID a = UUID.fromString(idOf("A"));
        UUID b = UUID.fromString(idOf("B"));
        assertThatThrownBy(() -> Database.execute(insert, UUID.randomUUID(), b, a))
                .rootCause()
                .hasMessageContaining("kinship_pair_once");
        assertThatThrownBy(() -> Database.execute(insert, UUID.randomUUID(), a, a))
                .rootCause()
                .hasMessageContaining("kinship_between_two");
    }

    @Test
    void everyBadRowIsNamed() {
        CityOfTests other = new CityOfTests().founded();
        other.send("cadres", "", CityOfTests.CADRE_HEADER + other.someone("Z", other.town))
                .statusCode(200);
        send(
                        "?dryRun=true",
                        row("A", "A", "SIBLING"),
                        row("A", "X", "SIBLING"),
                        "%s-Z,%s-A,SPOUSE\n".formatted(other.staffPrefix, city.staffPrefix),
                        row("A", "B", "FRIEND"),
                        row("A", "C", "SPOUSE"),
                        row("C", "A", "SPOUSE"))
                .statusCode(200)
                .body("created", equalTo(1), "errors.line", contains(2, 3, 4, 5, 7))
                .body(
                        "errors.column",
                        contains("kinStaffNumber", "kinStaffNumber", "staffNumber", "relation", "kinStaffNumber"))
                .body(
                        "errors.code",
                        contains(
                                "kin-of-oneself",
                                "unknown-reference",
                                "unknown-reference",
                                "unknown-value",
                                "repeated-key"));
        city.as("auditor").get(KINSHIPS).then().body("items", empty());
    }

    @Test
    void bothCadresAreToldAnewWithTheirKin() {
        send("", row("A", "B", "SPOUSE"), row("C", "A", "SIBLING")).statusCode(200);
        String a = idOf("A");
        String b = idOf("B");
        String c = idOf("C");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(kinIds(cadres.await(event -> event.key().equals(a) && event.version() == 0)))
                    .isEmpty();
            assertThat(kinIds(cadres.await(event -> event.key().equals(a) && event.version() == 1)))
                    .isEqualTo(Stream.of(b, c).sorted().toList());
            assertThat(kinIds(cadres.await(event -> event.key().equals(b) && event.version() == 1)))
                    .containsExactly(a);
            assertThat(kinIds(cadres.await(event -> event.key().equals(c) && event.version() == 1)))
                    .containsExactly(a);

            city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("B", city.path + ".zuzhibu"))
                    .body("changed", equalTo(1));
            assertThat(kinIds(cadres.await(event -> event.key().equals(b) && event.version() == 2)))
                    .containsExactly(a);
        }
    }

    @Test
    void whatIsAlreadySoIsNotToldAgain() {
        send("", row("A", "B", "SPOUSE")).statusCode(200);
        send("", row("B", "A", "SPOUSE")).body("unchanged", equalTo(1));
        send("?dryRun=true", row("A", "C", "SIBLING")).body("created", equalTo(1));
        city.as("auditor").get("/appointment/v1/cadres/" + idOf("A")).then().header("ETag", equalTo("\"v1\""));
    }

    @Test
    void aKinshipThatHasEndedIsTakenBack() {
        send("", row("A", "B", "SPOUSE")).statusCode(200);
        String id = onlyKinship();
        city.as("auditor")
                .get(KINSHIPS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("relation", equalTo("SPOUSE"));
        city.as("auditor")
                .header("If-None-Match", "\"v0\"")
                .get(KINSHIPS + "/" + id)
                .then()
                .statusCode(304);
        city.as("registry-admin").delete(KINSHIPS + "/" + id).then().statusCode(428);
        city.as("registry-admin")
                .header("If-Match", "\"v7\"")
                .delete(KINSHIPS + "/" + id)
                .then()
                .statusCode(412);
        city.as("registry-admin")
                .header("If-Match", "\"v0\"")
                .delete(KINSHIPS + "/" + id)
                .then()
                .statusCode(204);
        city.as("auditor").get(KINSHIPS + "/" + id).then().statusCode(404);
        String a = idOf("A");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(kinIds(cadres.await(event -> event.key().equals(a) && event.version() == 2)))
                    .isEmpty();
        }
    }

    @Test
    void onlyWhoSeesBothSeesThatTheyAreKin() {
        send("", row("A", "B", "SPOUSE"), row("B", "C", "SIBLING"), row("C", "A", "OTHER_KIN"))
                .statusCode(200);
        city.as("organization-officer").get(KINSHIPS).then().body("items", hasSize(3));
        city.at(city.town, "organization-officer").get(KINSHIPS).then().body("items.relation", contains("SPOUSE"));
        String across =
                city.as("auditor").get(KINSHIPS).then().extract().path("items.find { it.relation == 'SIBLING' }.id");
        city.at(city.town, "auditor").get(KINSHIPS + "/" + across).then().statusCode(404);
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .delete(KINSHIPS + "/" + across)
                .then()
                .statusCode(404);
        new CityOfTests().as("auditor").get(KINSHIPS).then().body("items", empty());
        city.at(city.town, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,kinStaffNumber,relation\n" + row("A", "C", "SIBLING"))
                .post(KINSHIPS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.column", contains("kinStaffNumber"), "errors.code", hasItem("unknown-reference"));
    }

    @Test
    void kinAreNoBusinessOfTheCommittee() {
        city.as("committee-member", "committee-secretary", "cadre")
                .get(KINSHIPS)
                .then()
                .statusCode(403);
        city.as("organization-officer", "discipline-officer", "auditor")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,kinStaffNumber,relation\n" + row("A", "B", "SPOUSE"))
                .post(KINSHIPS + "/imports")
                .then()
                .statusCode(403);
        city.as("organization-officer", "discipline-officer", "auditor")
                .header("If-Match", "*")
                .delete(KINSHIPS + "/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void kinWrittenAtTheSameTimeAreAllTold() {
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Void>> writes = Stream.of(row("A", "B", "SPOUSE"), row("C", "A", "SIBLING"))
                    .map(row -> CompletableFuture.runAsync(() -> writeUntilTaken(row), clerks))
                    .toList();
            writes.forEach(CompletableFuture::join);
        } finally {
            clerks.shutdown();
        }
        String a = idOf("A");
        List<String> both = Stream.of(idOf("B"), idOf("C")).sorted().toList();
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(kinIds(cadres.await(event -> event.key().equals(a) && event.version() == 2)))
                    .isEqualTo(both);
        }
    }

    /** Whoever comes second is refused with 409 and tries again. */
    private void writeUntilTaken(String row) {
        int status = send("", row).extract().statusCode();
        while (status == 409) {
            status = send("", row).extract().statusCode();
        }
        assertThat(status).isEqualTo(200);
    }
}
