package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tag of a case tells of all that is shown of it, and of nothing that is not; of its version alone where it is changed. */
@QuarkusTest
class CaseTagTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID named = new UUID(0, 0);

    @Inject
    CaseAccess access;

    @BeforeEach
    void found() {
        registry.founded();
        named = registry.knownPerson("7", "司馬懷瑾", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests reported() {
        return new CaseOfTests(registry, "有人逐戶送禮");
    }

    private static String tag(RequestSpecification reader, String address) {
        return reader.get(address).then().statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse again(RequestSpecification reader, String address, String tag) {
        return reader.header("If-None-Match", tag).get(address).then();
    }

    private static void named(CaseOfTests of) {
        anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"還有司馬懷瑾\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    @Test
    void whomAMessageNamesIsSentThoughTheCaseHasNoOtherVersion() {
        CaseOfTests of = reported();
        String version = of.tag();
        String before = tag(of.officer(), of.address() + "/case");
        again(of.officer(), of.address() + "/case", before).statusCode(304).header("ETag", equalTo(before));
        named(of);
        assertThat(of.tag()).isEqualTo(version);
        again(of.officer(), of.address() + "/case", before)
                .statusCode(200)
                .body("subjects.cadreId", hasItem(named.toString()));
    }

    @Test
    void whatBecameOfADuplicateIsSentToo() {
        CaseOfTests duplicate = reported();
        CaseOfTests whole = duplicate.mergedInto(reported()).whole();
        String before = tag(whole.officer(), whole.address() + "/case");
        named(duplicate);
        again(whole.officer(), whole.address() + "/case", before)
                .statusCode(200)
                .body("subjects", hasSize(2));
    }

    /** The same reader, who governs less than before. */
    @Test
    void whatItsReaderSeesNoMoreIsNotSaidToBeTheSame() {
        CaseOfTests whole = reported();
        String elsewhere = RegistryOfTests.report(registry.path + ".zuzhibu", "有人逐戶送禮");
        UUID duplicate = RegistryOfTests.reportedAs(elsewhere);
        registry.as("officer", "discipline-officer")
                .header("If-Match", "*")
                .body("{\"intoId\":\"" + whole.id + "\",\"reason\":\"a\"}")
                .post(CaseOfTests.COMPLAINTS + "/" + duplicate + "/merger")
                .then()
                .statusCode(200);
        String address = whole.address() + "/case";
        String before = tag(registry.as("officer", "discipline-officer"), address);
        registry.as("officer", "discipline-officer").get(address).then().body("duplicateIds", hasSize(1));
        again(registry.at(registry.townPath, "officer", "discipline-officer"), address, before)
                .statusCode(200)
                .body("duplicateIds", empty());
    }

    /** Who compares tags with another does not learn that one of the two sees less. */
    @Test
    void eachReaderHasTagsOfTheirOwn() {
        CaseOfTests of = reported();
        String one = tag(of.handler("1"), of.address() + "/case");
        assertThat(one).isNotEqualTo(tag(of.handler("2"), of.address() + "/case"));
        again(of.handler("2"), of.address() + "/case", one).statusCode(200);
        assertThat(one).matches("\"v\\d+-[0-9a-f]{32}\"");
    }

    @Test
    void aChangeIsMadeWithTheTagThatWasRead() {
        CaseOfTests of = reported();
        String read = tag(of.officer(), of.address() + "/case");
        named(of);
        of.officer()
                .header("If-Match", read)
                .body("{}")
                .post(of.address() + "/subjects")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(of.tag()));
        of.officer()
                .header("If-Match", read)
                .body("{}")
                .post(of.address() + "/subjects")
                .then()
                .statusCode(412);
        assertThat(tag(of.officer(), of.address())).startsWith(of.tag().replaceFirst("\"$", "-"));
    }

    /** Nobody goes on showing what was erased. */
    @Test
    void whatWasErasedIsNotSaidToBeTheSame() {
        CaseOfTests of = reported();
        named(of);
        String message = of.officer().get(of.address() + "/messages").path("items[0].id");
        String address = of.address() + "/messages/" + message;
        String before = tag(of.officer(), address);
        again(of.officer(), address, before).statusCode(304);
        QuarkusTransaction.requiringNew().run(() -> access.erase(UUID.fromString(of.id)));
        again(of.officer(), address, before).statusCode(200).body("text", nullValue());
    }
}
