package dev.qingfeng.appointment.account;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.qingfeng.appointment.account.KeycloakOfTests.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of accounts while Keycloak fails in ways that a real one cannot be brought to; how it goes well with a real one
 * is shown by the acceptance tests.
 */
@QuarkusTest
class ProvisioningTest {

    private static final AccountConfig WITHOUT_SECRET = new AccountConfig() {
        @Override
        public String clientId() {
            return "account-provisioning";
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.empty();
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Optional<List<String>> requiredActions() {
            return Optional.empty();
        }
    };

    private final CityOfTests city = new CityOfTests();

    @Inject
    Provisioning provisioning;

    @Inject
    AccountRepository accounts;

    @Inject
    Clock clock;

    private final KeycloakOfTests keycloak = new KeycloakOfTests();

    @BeforeEach
    void twoPeopleHaveAccounts() {
        city.founded();
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("A", city.town) + city.someone("B", city.town))
                .statusCode(200);
        city.send("accounts", "", "staffNumber,roles,scopePath\n%1$s-A,,\n%1$s-B,,\n".formatted(city.staffPrefix))
                .statusCode(200);
    }

    @AfterEach
    void close() {
        keycloak.close();
    }

    /** What Keycloak answers when asked who has the number. */
    private MappingBuilder search(String cadre) {
        return KeycloakOfTests.search(number(cadre));
    }

    private void userIsAsWanted(String cadre) {
        keycloak.has(number(cadre), user(number(cadre), cadre, city.town));
        keycloak.gives(number(cadre), "cadre");
    }

    private String user(String id, String cadre, String unitPath) {
        return KeycloakOfTests.user(id, number(cadre), unitPath);
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
        keycloak.stub(search("A").willReturn(okJson("[]")));
        keycloak.stub(
                post(urlEqualTo(USERS)).withRequestBody(containing(number("A"))).willReturn(status(409)));
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
        String one = number("A") + "-one";
        String two = number("A") + "-two";
        keycloak.has(number("A"), user(one, "A", city.town), user(two, "A", city.path));

        provisioning.applyDue();

        assertThat(account("A").fault()).isEqualTo(AccountFault.STAFF_NUMBER_SHARED);
        assertThat(keycloak.changes(one)).isEmpty();
        assertThat(keycloak.changes(two)).isEmpty();
    }

    @Test
    void whoeverLeavesIsShutOutUnderEveryName() {
        String one = number("A") + "-one";
        String two = number("A") + "-two";
        keycloak.has(number("A"), user(one, "A", city.town), user(two, "A", city.path));
        for (String id : List.of(one, two)) {
            keycloak.gives(id, "cadre");
            keycloak.takesAllOf(id);
        }
        withdraw("A");

        provisioning.applyDue();

        assertThat(account("A").appliedAt()).isNotNull();
        for (String id : List.of(one, two)) {
            assertThat(keycloak.changes(id)).containsExactly("PUT ", "POST /logout", "DELETE /role-mappings/realm");
            assertThat(keycloak.bodies(id).get(0)).contains("\"enabled\":false", number("A"));
        }
    }

    private void withdraw(String cadre) {
        QuarkusTransaction.requiringNew()
                .run(() -> accounts.findById(account(cadre).id()).withdraw());
    }

    @Test
    void whileKeycloakIsAwayNothingIsRecordedAndNothingLost() {
        keycloak.stub(search("A").willReturn(status(503)));
        keycloak.stub(search("B").willReturn(status(503)));

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
        for (String cadre : List.of("A", "B")) {
            userIsAsWanted(cadre);
            String found = "[" + user(number(cadre), cadre, city.town) + "]";
            keycloak.stub(search(cadre).willReturn(okJson(found).withFixedDelay(8_000)));
        }

        provisioning.applyDue();

        // Whoever waited for the answer would have gone on with it.
        assertThat(account("A").attempts()).isZero();
        assertThat(account("A").appliedAt()).isNull();
        assertThat(account("B").appliedAt()).isNull();
    }

    @Test
    void anAccountWithoutAnAnswerKeepsNobodyElseWaiting() {
        keycloak.answers();
        keycloak.stub(search("A").willReturn(status(502)));
        userIsAsWanted("B");

        provisioning.applyDue();

        assertThat(account("A").fault()).isEqualTo(AccountFault.REFUSED);
        assertThat(account("A").faultReason()).isEqualTo(FaultReason.NO_ANSWER);
        assertThat(account("A").attempts()).isOne();
        assertThat(account("B").appliedAt()).isNotNull();
    }

    @Test
    void anAccountThatNobodyThoughtOfKeepsNobodyElseWaiting() {
        keycloak.has(number("A"), user("strange", "A", city.town).replace("\"enabled\":true,", ""));
        userIsAsWanted("B");

        provisioning.applyDue();

        assertThat(account("A").fault()).isEqualTo(AccountFault.REFUSED);
        assertThat(account("A").attempts()).isOne();
        assertThat(account("B").appliedAt()).isNotNull();
    }

    @Test
    void whoeverIsToBeShutOutComesFirstAndNoMoreThanABatchIsTaken() {
        UUID a = account("A").id();
        UUID b = account("B").id();
        assertThat(dueInOrder(10_000)).containsSubsequence(a, b);

        withdraw("B");
        Database.execute("update account set attempts = 3, fault = 'REFUSED', next_attempt_at = now() where id = ?", b);

        assertThat(dueInOrder(10_000)).containsSubsequence(b, a);
        assertThat(dueInOrder(1)).hasSize(1);
    }

    private List<UUID> dueInOrder(int rows) {
        return QuarkusTransaction.requiringNew().call(() -> accounts.due(clock.instant(), rows));
    }

    /** Keycloak has made the user and breaks down before it gives the role; what it was sent then may be done late. */
    @Test
    void whatWasHalfDoneIsCompletedAndLookedAtOnceMore() {
        String id = number("A") + "-made";
        userIsAsWanted("B");
        keycloak.stub(search("A").inScenario(id).willReturn(okJson("[]")));
        keycloak.stub(search("A")
                .inScenario(id)
                .whenScenarioStateIs("made")
                .willReturn(okJson("[" + user(id, "A", city.town) + "]")));
        keycloak.stub(post(urlEqualTo(USERS))
                .withRequestBody(containing(number("A")))
                .inScenario(id)
                .willSetStateTo("made")
                .willReturn(status(201).withHeader("Location", "http://localhost" + USERS + "/" + id)));
        keycloak.gives(id);
        keycloak.takesAllOf(id, "cadre");
        keycloak.stub(
                post(urlEqualTo(USERS + "/" + id + "/role-mappings/realm")).willReturn(status(503)));

        provisioning.applyDue();
        assertThat(account("A").appliedAt()).isNull();
        assertThat(account("A").attempts()).isZero();
        keycloak.takesAllOf(id, "cadre");
        provisioning.applyDue();

        assertThat(keycloak.made(number("A"))).isOne();
        assertThat(keycloak.changes(id)).containsExactly("POST /role-mappings/realm", "POST /role-mappings/realm");
        assertThat(due()).doesNotContain(account("A").id());
        assertThat(account("A").appliedAt()).as("not certain yet").isNull();

        Database.execute(
                "update account set doubted_from = now() where id = ?",
                account("A").id());
        assertThat(due()).contains(account("A").id());
        keycloak.gives(id, "cadre");
        provisioning.applyDue();
        assertThat(account("A").appliedAt()).isNotNull();
        assertThat(due()).doesNotContain(account("A").id());
    }

    @Test
    void withoutTheClientsSecretNobodyIsLookedFor() {
        AccountRepository nobody = new AccountRepository() {
            @Override
            List<UUID> due(Instant now, int rows) {
                throw new AssertionError("There is nobody to tell");
            }
        };
        KeycloakUsers users = new KeycloakUsers(WITHOUT_SECRET, "http://localhost/realms/qingfeng");

        new Provisioning(nobody, users, WITHOUT_SECRET, clock).applyDue();

        assertThat(users.isKnown()).isFalse();
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
        String elsewhere = number("A") + "-elsewhere";
        keycloak.hasInAll(user(elsewhere, "A", city.path), user("other", "X", city.town));
        keycloak.givesInAll(elsewhere, "cadre", "auditor");

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
    void aRoleThatComesWithAGroupDiffersToo() {
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        keycloak.hasInAll(user(number("A"), "A", city.town), user(number("B"), "B", city.town));
        keycloak.givesInAll(number("A"), "cadre", "team-leader");

        drift().body("lines.staffNumber", contains(number("A"))).body("lines[0].codes", contains("ROLES_DIFFER"));
    }

    @Test
    void whoeverIsDeletedMeanwhileIsMissing() {
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        keycloak.hasInAll(user(number("A") + "-gone", "A", city.town), user(number("B"), "B", city.town));

        drift().body("lines.staffNumber", contains(number("A"))).body("lines[0].codes", contains("MISSING"));
    }

    @Test
    void whomKeycloakCouldNotBeMadeToFollowIsInTheDrift() {
        keycloak.has(number("A"), user(number("A"), "A", "another_city"));
        keycloak.gives(number("A"), "cadre");
        userIsAsWanted("B");
        provisioning.applyDue();
        keycloak.hasInAll(user(number("A"), "A", "another_city"), user(number("B"), "B", city.town));

        drift().body("compared", is(2), "due", is(0), "faulty", is(1))
                .body("lines.staffNumber", contains(number("A")))
                .body("lines.fault", contains("REFUSED"))
                .body("lines.faultReason", contains("USER_OF_OTHER_UNITS"))
                .body("lines[0].codes", contains("UNIT_PATH_DIFFERS"));
    }

    @Test
    void whoeverReconcilesIsLeftOut() {
        userIsAsWanted("A");
        userIsAsWanted("B");
        provisioning.applyDue();
        keycloak.hasInAll();

        city.by("A", "registry-admin")
                .post("/appointment/v1/accounts/reconciliation")
                .then()
                .statusCode(200)
                .body("madeDue", is(1));

        assertThat(due())
                .contains(account("B").id())
                .doesNotContain(account("A").id());
    }

    private ValidatableResponse drift() {
        return city.as("auditor").get("/appointment/v1/accounts/drift").then().statusCode(200);
    }

    @Test
    void withoutKeycloakNoDriftIsTold() {
        keycloak.stub(get(urlPathEqualTo(USERS))
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
