package dev.qingfeng.inspection.evidence;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that show a step are encrypted, known by their hash, and opened by few. */
@QuarkusTest
class EvidenceFileResourceTest {

    private static final String DISCIPLINE_OFFICER = "discipline-officer";
    private static final String AUDITOR = "auditor";

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @BeforeEach
    void begin() {
        city.founded();
        city.formed();
        inspection = city.inspectionOf(city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private String files(int step) {
        return "/inspection/v1/inspections/" + inspection + "/steps/" + step + "/files";
    }

    private static ValidatableResponse send(RequestSpecification caller, String address, byte[] file) {
        return caller.contentType("application/octet-stream")
                .body(file)
                .post(address)
                .then();
    }

    private String kept(byte[] file) {
        return send(city.asMember(), files(1), file).statusCode(201).extract().path("id");
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileIsKeptKnownByItsContentAndHashAndComesBackAsItWas() {
        byte[] file = CityOfTests.picture("first");
        String id = send(city.asMember(), files(1), file)
                .statusCode(201)
                .body("mediaType", equalTo("image/png"), "size", equalTo(file.length))
                .body("sha256", equalTo(hash(file)), "uploadedBy", equalTo(city.staff("7")))
                .body("uploadedAt", notNullValue(), "step", equalTo(1))
                .extract()
                .path("id");
        city.officer().get(files(1)).then().body("items.id", contains(id), "items[0].sha256", equalTo(hash(file)));
        city.officer().get(files(2)).then().body("items", empty());
        city.officer().get(files(1) + "/" + id).then().statusCode(200).body("id", equalTo(id));
        city.officer().get(files(2) + "/" + id).then().statusCode(404);
        byte[] back = city.asMember()
                .get(files(1) + "/" + id + "/content")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"evidence-" + id + ".png\""))
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(file);
        city.officer()
                .header("If-None-Match", '"' + hash(file) + '"')
                .get(files(1) + "/" + id + "/content")
                .then()
                .statusCode(304);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'ConfidentialFile'"
                                + " and operation = 'getEvidenceFileContent' and actor = ?",
                        city.staff("7")))
                .isEqualTo(1);
        assertThat(Database.number(
                        "select count(*) from confidential_file_part p join evidence_file e on e.file_id = p.file_id"
                                + " where position('PNG'::bytea in p.content) > 0 and e.id = ?::uuid",
                        id))
                .isZero();
    }

    @Test
    void whatItHoldsIsShownToTheTeamAndOfficersOfTheWholeCityOnly() {
        String id = kept(CityOfTests.picture("few"));
        String content = files(1) + "/" + id + "/content";
        for (RequestSpecification may : new RequestSpecification[] {
            city.asLeader(), city.asMember(), city.officer(), city.at(city.path, "4", DISCIPLINE_OFFICER)
        }) {
            may.get(content).then().statusCode(200);
        }
        // Whose unit is inspected sees that there is one, and not what it holds.
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(content)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path, "5", AUDITOR).get(content).then().statusCode(403).body("code", equalTo("forbidden"));
        city.at(city.path, "5", AUDITOR).get(files(1)).then().statusCode(200).body("items.sha256", hasSize(1));
        try (CityOfTests other = new CityOfTests().founded()) {
            other.officer().get(content).then().statusCode(404);
            other.officer().get(files(1)).then().statusCode(404);
            send(other.officer(), files(1), CityOfTests.picture("x")).statusCode(404);
        }
        send(city.at(city.townPath, "3", ORGANIZATION_OFFICER), files(1), CityOfTests.picture("x"))
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
    }

    @Test
    void whoStandsAsideFromTheUnitOpensNone() {
        String id = kept(CityOfTests.picture("aside"));
        String content = files(1) + "/" + id + "/content";
        UUID kin = city.knownCadre("13");
        city.at(city.path, "13", ORGANIZATION_OFFICER).get(content).then().statusCode(200);
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .get(content)
                .then()
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
        // Nor learns who has it that it is still the same.
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .header("If-None-Match", '"' + hash(CityOfTests.picture("aside")) + '"')
                .get(content)
                .then()
                .statusCode(403);
        city.officer().get(content).then().statusCode(200);
    }

    @Test
    void whatIsNoPaperIsRefused() throws SQLException {
        send(city.asMember(), files(1), "#!/bin/sh".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("code", equalTo("file-type-refused"));
        send(city.asMember(), files(11), CityOfTests.picture("x"))
                .statusCode(422)
                .body("code", equalTo("no-such-step"));
        assertThat(Database.number("select count(*) from evidence_file where inspection_id = ?::uuid", inspection))
                .isZero();
        try (Connection service = Database.runtime();
                Statement statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from evidence_file"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void evidenceNamesAFileOfItsStepAndCarriesItsHash() {
        byte[] file = CityOfTests.picture("record");
        String id = kept(file);
        String elsewhere = send(city.asMember(), files(2), CityOfTests.picture("other"))
                .statusCode(201)
                .extract()
                .path("id");
        city.train(city.officer().get("/inspection/v1/teams").path("items[0].id"));
        city.sign(city.leader, city.member);
        city.asLeader()
                .post("/inspection/v1/teams/"
                        + city.officer().get("/inspection/v1/teams").path("items[0].id") + "/fieldwork")
                .then()
                .statusCode(200);
        city.announce(inspection);
        String time = now().toString();
        for (String unknown : new String[] {elsewhere, UUID.randomUUID().toString()}) {
            city.record(inspection, city.step(1, time, time, city.member, evidence(unknown)))
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
        time = now().toString();
        city.record(inspection, city.step(1, time, time, city.member, evidence(id)))
                .statusCode(200)
                .body("steps[0].evidence[0].fileId", equalTo(id))
                .body("steps[0].evidence[0].sha256", equalTo(hash(file)));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent recorded = events.await(event ->
                    event.key().equals(inspection) && event.type().equals("dev.qingfeng.inspection.step-recorded.v1"));
            assertThat(recorded.json().get("fileHashes").get(0).asText()).isEqualTo(hash(file));
            PublishedEvent kept = events.await(event -> event.key().equals(id));
            assertThat(kept.type()).isEqualTo("dev.qingfeng.inspection.evidence-file-kept.v1");
            assertThat(kept.json().get("sha256").asText()).isEqualTo(hash(file));
        }
    }

    private static String evidence(String file) {
        return "[{\"kind\":\"RECORD\",\"reference\":\"记录 1\",\"fileId\":\"%s\"}]".formatted(file);
    }

    @Test
    void filesComeInPages() {
        String first = kept(CityOfTests.picture("1"));
        String second = kept(CityOfTests.picture("2"));
        String next = city.officer()
                .get(files(1) + "?limit=1")
                .then()
                .body("items.id", contains(first))
                .extract()
                .path("next");
        city.officer().get(files(1) + "?limit=1&cursor=" + next).then().body("items.id", contains(second));
    }
}
