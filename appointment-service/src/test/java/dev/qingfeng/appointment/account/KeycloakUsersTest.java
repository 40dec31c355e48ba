package dev.qingfeng.appointment.account;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.qingfeng.appointment.account.KeycloakOfTests.ROLES;
import static dev.qingfeng.appointment.account.KeycloakOfTests.USERS;
import static dev.qingfeng.appointment.account.KeycloakOfTests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a user in Keycloak so that it is as wanted, in which order, and what is left for a human to decide. */
@QuarkusTest
class KeycloakUsersTest {

    private static final String PUT = "PUT ";
    private static final String TAKE = "DELETE " + ROLES;
    private static final String GIVE = "POST " + ROLES;
    private static final String LOGOUT = "POST /logout";

    private final CityOfTests city = new CityOfTests();
    private final String office = city.path + ".zuzhibu";
    private final String number = city.staffPrefix + "-A";
    private final String id = "user-" + number;

    @Inject
    Provisioning provisioning;

    @Inject
    AccountRepository accounts;

    @Inject
    AccountsAfterRestore restore;

    private final KeycloakOfTests keycloak = new KeycloakOfTests();

    @BeforeEach
    void somebodyServesInTheTown() {
        city.founded();
        serve(city.town);
        keycloak.takesAllOf(id, "cadre", "team-member");
    }

    @AfterEach
    void close() {
        keycloak.close();
    }

    private void serve(String unitPath) {
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("A", unitPath))
                .statusCode(200);
    }

    private void grant(String roles, String scopePath) {
        city.send("accounts", "", "staffNumber,roles,scopePath\n%s,%s,%s\n".formatted(number, roles, scopePath))
                .statusCode(200);
    }

    private void isThere(@Nullable String unitPath, String... roles) {
        keycloak.has(number, user(id, number, unitPath));
        keycloak.gives(id, roles);
    }

    /** Taken over in the town, where it was as wanted, and has this role by now. */
    private void appliedAndThen(String role) {
        grant("", "");
        isThere(city.town, "cadre");
        provisioning.applyDue();
        assertThat(account().appliedAt()).isNotNull();
        keycloak.givesInAll(id, "cadre", role);
    }

    private Account account() {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.find("cadreId = (select c.id from Cadre c where c.staffNumber = ?1)", number)
                        .firstResult());
    }

    private void change(Runnable change) {
        QuarkusTransaction.requiringNew().run(change);
    }

    private void doubt() {
        change(() -> accounts.findById(account().id()).doubt(Instant.now()));
    }

    private void assertRefused(@Nullable FaultReason reason) {
        assertThat(account().fault()).isEqualTo(AccountFault.REFUSED);
        assertThat(account().faultReason()).isEqualTo(reason);
    }

    private void assertApplied() {
        assertThat(account().fault()).isNull();
        assertThat(account().appliedAt()).isNotNull();
    }

    @Test
    void rolesAreTakenBeforeTheUnitChangesAndGivenAfter() {
        grant("TEAM_MEMBER", "");
        isThere(null, "cadre", "organization-officer");

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(TAKE, PUT, GIVE);
        assertThat(keycloak.bodies(id).get(0)).contains("organization-officer").doesNotContain("cadre");
        assertThat(keycloak.bodies(id).get(1)).contains(city.town);
        assertThat(keycloak.bodies(id).get(2)).contains("team-member").doesNotContain("cadre");
        assertApplied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complaint-handler", "auditor", "discipline-officer", "registry-admin", "key-holder"})
    void aReservedRoleIsNotTakenToAnotherUnitNorLeftInTheOldOne(String role) {
        appliedAndThen(role);
        serve(office);

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(PUT);
        assertThat(keycloak.bodies(id).get(0)).contains("\"unit_path\":[]").doesNotContain(city.path);
        assertRefused(FaultReason.RESERVED_ROLE_HELD);

        isThere(null, "cadre", role);
        doubt();
        provisioning.applyDue();
        assertThat(keycloak.changes(id)).as("what is done once").hasSize(1);
        assertRefused(FaultReason.RESERVED_ROLE_HELD);
    }

    @Test
    void aReservedRoleReachesNoFurtherByAWiderScope() {
        appliedAndThen("complaint-handler");
        grant("", city.path);

        provisioning.applyDue();

        assertThat(keycloak.bodies(id).get(0)).contains("\"unit_path\":[]");
        assertRefused(FaultReason.RESERVED_ROLE_HELD);
    }

    @Test
    void howFarAReservedRoleReachesIsForTheRealmToSay() {
        appliedAndThen("complaint-handler");
        serve(office);
        provisioning.applyDue();

        isThere(office, "cadre", "complaint-handler");
        doubt();
        provisioning.applyDue();

        assertApplied();
    }

    @Test
    void aReservedRoleMayReachLessFar() {
        grant("", city.path);
        isThere(city.path, "cadre", "auditor");
        provisioning.applyDue();
        assertApplied();

        grant("", "");
        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(PUT);
        assertThat(keycloak.bodies(id).get(0)).contains("\"" + city.town + "\"");
        assertApplied();
    }

    @Test
    void aReservedRoleGoesWhereItsUnitGoes() {
        appliedAndThen("complaint-handler");
        String elsewhere = office + ".qingquan";
        Database.execute("update unit set path = ?::ltree where path = ?::ltree", elsewhere, city.town);

        provisioning.applyDue();

        assertThat(keycloak.bodies(id)).hasSize(1).first().asString().contains("\"" + elsewhere + "\"");
        assertApplied();
    }

    @Test
    void aUserOfUnitsThatTheGranterDoesNotSeeIsNotTakenOver() {
        grant("TEAM_MEMBER", "");
        isThere("another_city.town", "team-leader");

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).isEmpty();
        assertRefused(FaultReason.USER_OF_OTHER_UNITS);
    }

    @Test
    void whoeverSeesTheOtherUnitsTooGrantsTheSameOnceMore() {
        city.at(city.town, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,roles,scopePath\n" + number + ",,\n")
                .post("/appointment/v1/accounts/imports")
                .then()
                .statusCode(200);
        isThere(city.path, "cadre");

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).isEmpty();
        assertRefused(FaultReason.USER_OF_OTHER_UNITS);

        grant("", "");
        provisioning.applyDue();
        assertThat(keycloak.changes(id)).containsExactly(PUT);
        assertApplied();
    }

    @Test
    void aUserWithAReservedRoleIsNotTakenOverUnlessForTheSameUnit() {
        grant("TEAM_MEMBER", "");
        isThere(city.path, "cadre", "auditor");

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).isEmpty();
        assertRefused(FaultReason.RESERVED_ROLE_HELD);

        isThere(city.town, "cadre", "auditor");
        doubt();
        provisioning.applyDue();
        assertThat(keycloak.changes(id)).containsExactly(GIVE);
        assertApplied();
    }

    @Test
    void anotherUserWithTheNumberIsNotTheOneWhoWasTakenOver() {
        appliedAndThen("cadre");
        String other = id + "-other";
        keycloak.has(number, user(other, number, "another_city"));
        keycloak.gives(other, "cadre");
        doubt();

        provisioning.applyDue();

        assertThat(keycloak.changes(other)).isEmpty();
        assertRefused(FaultReason.USER_OF_OTHER_UNITS);
    }

    @Test
    void whoeverWasShutOutBySomebodyElseStaysSoUntilGrantedAnew() {
        appliedAndThen("cadre");
        keycloak.has(number, user(id, number, city.path, false));
        keycloak.gives(id);
        doubt();

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).as("all but that").containsExactly(PUT, GIVE);
        assertThat(keycloak.bodies(id).get(0)).contains("\"enabled\":false").contains(city.town);
        assertRefused(FaultReason.DISABLED_ELSEWHERE);

        grant("TEAM_MEMBER", "");
        provisioning.applyDue();
        assertThat(keycloak.bodies(id)).element(2).asString().contains("\"enabled\":true");
        assertApplied();
    }

    @Test
    void whoeverWasWithdrawnIsLetInByTheNextGrant() {
        appliedAndThen("cadre");
        change(() -> accounts.findById(account().id()).withdraw());
        provisioning.applyDue();
        assertThat(keycloak.changes(id)).containsExactly(PUT, LOGOUT, TAKE);

        keycloak.has(number, user(id, number, city.town, false));
        keycloak.gives(id);
        grant("", "");
        provisioning.applyDue();

        assertThat(keycloak.changes(id)).hasSize(5).endsWith(PUT, GIVE);
        assertThat(keycloak.bodies(id).get(3)).contains("\"enabled\":true");
        assertApplied();
    }

    @Test
    void ofTwoWithOneNumberTheOneWhoIsKnownMovesAllTheSame() {
        appliedAndThen("cadre");
        serve(office);
        String other = id + "-other";
        keycloak.has(number, user(other, number, city.path), user(id, number, city.town));

        provisioning.applyDue();

        assertThat(account().fault()).isEqualTo(AccountFault.STAFF_NUMBER_SHARED);
        assertThat(keycloak.changes(other)).isEmpty();
        assertThat(keycloak.bodies(id)).hasSize(1).first().asString().contains("\"" + office + "\"");
    }

    @Test
    void whatIsRefusedOfOneWhoLeavesKeepsNothingOfTheOthers() {
        String other = id + "-other";
        keycloak.has(number, user(id, number, city.town), user(other, number, city.town));
        keycloak.gives(id, "cadre", "team-member", "auditor");
        keycloak.gives(other, "cadre");
        keycloak.takesAllOf(other);
        keycloak.stub(put(urlEqualTo(USERS + "/" + id)).willReturn(status(400)));
        grant("TEAM_MEMBER", "");
        change(() -> accounts.findById(account().id()).withdraw());

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(PUT, LOGOUT, TAKE);
        assertThat(keycloak.bodies(id).get(2)).contains("cadre", "team-member").doesNotContain("auditor");
        assertThat(keycloak.changes(other)).containsExactly(PUT, LOGOUT, TAKE);
        assertRefused(null);
        assertThat(account().appliedAt()).isNull();
    }

    @Test
    void whoeverIsDisabledAlreadyIsSignedOutUntilThatIsDone() {
        keycloak.has(number, user(id, number, city.town, false));
        keycloak.gives(id);
        keycloak.stub(post(urlEqualTo(USERS + "/" + id + "/logout")).willReturn(status(500)));
        grant("", "");
        change(() -> accounts.findById(account().id()).withdraw());
        provisioning.applyDue();
        assertRefused(null);

        keycloak.takesAllOf(id);
        doubt();
        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(LOGOUT, LOGOUT);
        assertApplied();
    }

    @Test
    void aRoleThatTheRealmDoesNotHaveIsNamed() {
        grant("TEAM_LEADER", "");
        isThere(city.town, "cadre");

        provisioning.applyDue();

        assertThat(account().fault()).isEqualTo(AccountFault.ROLE_UNKNOWN);
        assertThat(keycloak.changes(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void whatKeycloakRefusesIsAFault(int status) {
        grant("", "");
        isThere(null, "cadre");
        keycloak.stub(put(urlEqualTo(USERS + "/" + id)).willReturn(status(status)));

        provisioning.applyDue();

        assertRefused(null);
        assertThat(account().attempts()).isOne();
    }

    @Test
    void whatIsWantedOtherwiseThanWhatWasRefusedIsTriedAtOnce() {
        whatKeycloakRefusesIsAFault(500);
        keycloak.takesAllOf(id);
        provisioning.applyDue();
        assertThat(account().attempts()).as("waits").isOne();

        serve(office);
        provisioning.applyDue();

        assertApplied();
    }

    @Test
    void whoeverTurnsOutToBeAnotherCadreIsShutOut() {
        appliedAndThen("cadre");
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("B", city.town))
                .statusCode(200);
        Database.execute(
                "update cadre set merged_into = (select id from cadre where staff_number = ?), merged_at = now()"
                        + " where staff_number = ?",
                city.staffPrefix + "-B",
                number);

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(PUT, LOGOUT, TAKE);
        assertThat(keycloak.bodies(id).get(0)).contains("\"enabled\":false");
        assertApplied();
    }

    @Test
    void whatHasLapsedIsForgottenOnceKeycloakWasTold() {
        grant("TEAM_MEMBER", city.path);
        isThere(city.path, "cadre", "team-member");
        provisioning.applyDue();
        serve(office);
        assertThat(account().roles()).containsExactly(AccountRole.TEAM_MEMBER);

        provisioning.applyDue();

        assertThat(keycloak.changes(id)).containsExactly(TAKE, PUT);
        assertThat(account().roles()).isEmpty();
        assertThat(account().scopeUnitId()).isNull();
        city.send("accounts", "", "staffNumber,roles,scopePath\n%s,,\n".formatted(number))
                .body("unchanged", equalTo(1));
    }

    @Test
    void aRestoreMakesKeycloakHearOfAllAgain() {
        appliedAndThen("cadre");
        UUID account = account().id();
        assertThat(QuarkusTransaction.requiringNew().call(accounts::allDue)).doesNotContain(account);

        QuarkusTransaction.begin();
        try {
            restore.restored();
            assertThat(accounts.allDue()).contains(account);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
