package dev.qingfeng.appointment.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of accounts while Keycloak fails in ways that a real one cannot be brought to; how it goes well with a real one
 * is shown by the acceptance tests.
 */
@QuarkusTest
class ProvisioningTest {

    private static final String ADMIN = "/auth/admin/realms/quarkus/users";

    private final CityOfTests city = new CityOfTests();
    private final List<MappingBuilder> stubs = new ArrayList<>();

    @Inject
    Provisioning provisioning;

    @Inject
    AccountRepository accounts;

    private WireMock keycloak;

    @BeforeEach
    void twoPeopleHaveAccounts() {
        URI realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", URI.class);
        keycloak = WireMock.create().host(realm.getHost()).port(realm.getPort()).build();
        stub(post(urlEqualTo(realm.getPath() + "/protocol/openid-connect/token"))
                .withRequestBody(containing("client_credentials"))
                .willReturn(okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
        city.founded();
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("A", city.town) + city.someone("B", city.town))
                .statusCode(200);
        city.send("accounts", "", "staffNumber,roles,scopePath\n%1$s-A,,\n%1$s-B,,\n".formatted(city.staffPrefix))
                .statusCode(200);
    }

    @AfterEach
    void theStubsAreGone() {
        stubs.forEach(stub -> keycloak.removeStubMapping(stub.build()));
    }

    private void stub(MappingBuilder stub) {
        stubs.add(stub.withId(UUID.randomUUID()));
        keycloak.register(stub);
    }

    /** What Keycloak answers when asked who has the number. */
    private MappingBuilder search(String cadre) {
        return get(urlPathEqualTo(ADMIN)).withQueryParam("q", equalTo("staff_number:" + number(cadre)));
    }

    private void userIsAsWanted(String cadre) {
        String id = number(cadre);
        stub(search(cadre).willReturn(okJson("[" + user(id, cadre, city.town) + "]")));
        stub(get(urlEqualTo(ADMIN + "/" + id + "/role-mappings/realm"))
                .willReturn(okJson("[{\"id\":\"r\",\"name\":\"cadre\"}]")));
    }

    private String user(String id, String cadre, String unitPath) {
        return """
                {"id":"%s","username":"%1$s","enabled":true,"surprise":1,
                 "attributes":{"staff_number":["%s"],"unit_path":["%s"]}}""".formatted(id, number(cadre), unitPath);
    }

    private String number(String cadre) {
        return city.staffPrefix + "-" + cadre;
    }

    private Account account(String cadre) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.find(
                                "cadreId = (select c.id from Cadre c where c.staffNumber = ?1)", number(cadre))
                        .firstResult());
    }

    @Test
    void whoeverIsRefusedWaitsAndHoldsUpNobody() {
        stub(search("A").willReturn(okJson("[]")));
        stub(post(urlEqualTo(ADMIN)).withRequestBody(containing(number("A"))).willReturn(status(409)));
        userIsAsWanted("B");
        Instant before = Instant.now();

        provisioning.applyDue();
        provisioning.applyDue();

        assertThat(account("A").fault()).isEqualTo(AccountFault.USERNAME_TAKEN);
        assertThat(account("A").attempts())
                .as("not tried again before its time")
                .isOne();
        assertThat(account("A").nextAttemptAt()).isAfter(before.plusSeconds(9));
        assertThat(account("B").appliedAt()).isAfter(before);
    }

    @Test
    void oneStaffNumberOfTwoUsersIsForAHumanToSay() {
        stub(search("A")
                .willReturn(okJson("[" + user("one", "A", city.town) + "," + user("two", "A", city.path) + "]")));

        provisioning.applyDue();

        assertThat(account("A").fault()).isEqualTo(AccountFault.STAFF_NUMBER_SHARED);
        keycloak.verifyThat(0, putRequestedFor(urlPathEqualTo(ADMIN + "/one")));
        keycloak.verifyThat(0, putRequestedFor(urlPathEqualTo(ADMIN + "/two")));
    }

    @Test
    void whoeverLeavesIsShutOutUnderEveryName() {
        String one = number("A") + "-one";
        String two = number("A") + "-two";
        stub(search("A").willReturn(okJson("[" + user(one, "A", city.town) + "," + user(two, "A", city.path) + "]")));
        for (String id : List.of(one, two)) {
            stub(put(urlEqualTo(ADMIN + "/" + id)).willReturn(status(204)));
            stub(post(urlEqualTo(ADMIN + "/" + id + "/logout")).willReturn(status(204)));
        }
        QuarkusTransaction.requiringNew()
                .run(() -> accounts.findById(account("A").id()).withdraw());

        provisioning.applyDue();

        assertThat(account("A").appliedAt()).isNotNull();
        for (String id : List.of(one, two)) {
            keycloak.verifyThat(
                    1,
                    putRequestedFor(urlEqualTo(ADMIN + "/" + id))
                            .withRequestBody(containing("\"enabled\":false"))
                            .withRequestBody(containing(number("A"))));
            keycloak.verifyThat(1, postRequestedFor(urlEqualTo(ADMIN + "/" + id + "/logout")));
        }
    }

    @Test
    void whileKeycloakIsAwayNothingIsRecordedAndNothingLost() {
        stub(search("A").willReturn(status(503)));
        stub(search("B").willReturn(status(503)));

        provisioning.applyDue();

        assertThat(account("A").attempts()).isZero();
        assertThat(account("A").appliedAt()).isNull();
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        assertThat(account("A").appliedAt()).isNotNull();
        assertThat(account("B").appliedAt()).isNotNull();
    }

    @Test
    void aKeycloakThatOnlyKeepsUsWaitingIsAwayToo() {
        stub(search("A").willReturn(aResponse().withFixedDelay(8_000)));
        stub(search("B").willReturn(aResponse().withFixedDelay(8_000)));
        Instant before = Instant.now();

        provisioning.applyDue();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(account("A").attempts()).isZero();
    }

    @Test
    void whatAnotherReplicaIsAtIsLeftToIt() throws SQLException {
        userIsAsWanted("A");
        userIsAsWanted("B");
        try (Connection replica = Database.runtime();
                PreparedStatement lock = replica.prepareStatement("select from account where id = ? for update")) {
            replica.setAutoCommit(false);
            lock.setObject(1, account("A").id());
            lock.executeQuery();

            provisioning.applyDue();

            assertThat(account("A").appliedAt()).isNull();
            assertThat(account("B").appliedAt()).isNotNull();
            replica.rollback();
        }
        provisioning.applyDue();
        assertThat(account("A").appliedAt()).isNotNull();
    }

    @Test
    void whoeverMovesIsDueAndWhoeverIsAsAppliedIsNot() {
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        assertThat(due()).doesNotContain(account("A").id(), account("B").id());

        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("A", city.path + ".zuzhibu"))
                .statusCode(200);
        assertThat(due())
                .contains(account("A").id())
                .doesNotContain(account("B").id());

        Database.execute("update unit set path = ?::ltree where path = ?::ltree", city.path + ".donghu", city.town);
        assertThat(due()).contains(account("A").id(), account("B").id());
    }

    private List<UUID> due() {
        return List.copyOf(QuarkusTransaction.requiringNew().call(accounts::allDue));
    }

    @Test
    void driftIsToldAndReconciled() {
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        stub(get(urlPathEqualTo(ADMIN))
                .withQueryParam("first", equalTo("0"))
                .withQueryParam("max", equalTo("500"))
                .atPriority(10)
                .willReturn(
                        okJson("[" + user("elsewhere", "A", city.path) + "," + user("other", "X", city.town) + "]")));
        stub(get(urlEqualTo(ADMIN + "/elsewhere/role-mappings/realm"))
                .willReturn(okJson("[{\"id\":\"r\",\"name\":\"cadre\"},{\"id\":\"s\",\"name\":\"auditor\"}]")));

        city.as("auditor")
                .get("/appointment/v1/accounts/drift")
                .then()
                .statusCode(200)
                .body("compared", is(2))
                .body("lines.staffNumber", contains(number("A"), number("B"), number("X")))
                .body("lines.codes", contains(List.of("UNIT_PATH_DIFFERS"), List.of("MISSING"), List.of("SURPLUS")));
        city.at(city.path + ".zuzhibu", "registry-admin")
                .get("/appointment/v1/accounts/drift")
                .then()
                .statusCode(200)
                .body("lines", hasSize(0));
        city.as("registry-admin")
                .post("/appointment/v1/accounts/reconciliation")
                .then()
                .statusCode(200)
                .body("madeDue", is(2));
        assertThat(due()).contains(account("A").id(), account("B").id());
    }

    @Test
    void withoutKeycloakNoDriftIsTold() {
        stub(get(urlPathEqualTo(ADMIN))
                .withQueryParam("first", equalTo("0"))
                .atPriority(10)
                .willReturn(status(502)));

        city.as("registry-admin")
                .get("/appointment/v1/accounts/drift")
                .then()
                .statusCode(503)
                .body("code", is("keycloak-unreachable"));
    }
}
