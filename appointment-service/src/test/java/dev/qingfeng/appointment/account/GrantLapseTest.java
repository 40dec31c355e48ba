package dev.qingfeng.appointment.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was granted for a place is lost with the place, and does not come back with it. */
@QuarkusTest
class GrantLapseTest {

    private final CityOfTests city = new CityOfTests();
    private final String office = city.path + ".zuzhibu";

    @Inject
    AccountRepository accounts;

    @BeforeEach
    void foundTheCity() {
        city.founded();
    }

    private void serve(String unitPath) {
        cadre(city.someone("A", unitPath));
    }

    private void serve(String unitPath, String postKind) {
        serve(unitPath, postKind, "2024-01-01");
    }

    private void serve(String unitPath, String postKind, String since) {
        cadre(city.someone("A", unitPath).replace(unitPath + ",,,", unitPath + "," + postKind + "," + since + ","));
    }

    private void cadre(String row) {
        city.send("cadres", "", CityOfTests.CADRE_HEADER + row).statusCode(200);
    }

    private ValidatableResponse grant(String roles, String scopePath) {
        return city.send(
                        "accounts",
                        "",
                        "staffNumber,roles,scopePath\n%s-A,%s,%s\n".formatted(city.staffPrefix, roles, scopePath))
                .statusCode(200);
    }

    private void assertInForce(String unitPath, String... roles) {
        WantedAccount wanted = QuarkusTransaction.requiringNew()
                .call(() -> accounts.getEntityManager()
                        .createQuery("from WantedAccount where staffNumber = ?1", WantedAccount.class)
                        .setParameter(1, city.staffPrefix + "-A")
                        .getSingleResult());
        assertThat(wanted.roles()).containsExactly(roles);
        assertThat(wanted.unitPath()).isEqualTo(unitPath);
        assertThat(wanted.isEnabled()).isTrue();
    }

    @Test
    void whoeverComesBackIsGrantedAnewOrHasNothing() {
        serve(city.town);
        grant("TEAM_MEMBER", city.path);
        assertInForce(city.path, "TEAM_MEMBER");

        serve(office);
        assertInForce(office);
        serve(city.town);
        assertInForce(city.town);

        grant("TEAM_MEMBER", city.path).body("changed", equalTo(1));
        assertInForce(city.path, "TEAM_MEMBER");
    }

    @Test
    void whatIsDormantIsClearedByARowWithoutIt() {
        serve(city.town);
        grant("TEAM_MEMBER", "");
        serve(office);

        grant("", "").body("changed", equalTo(1));
        grant("", "").body("changed", equalTo(0), "unchanged", equalTo(1));
        assertInForce(office);
    }

    @Test
    void whatWasGrantedToTheHolderOfAPostIsLostWithIt() {
        serve(city.town, "PARTY_SECRETARY");
        grant("TOWNSHIP_SECRETARY", "");
        assertInForce(city.town, "TOWNSHIP_SECRETARY");

        serve(city.town);
        assertInForce(city.town);
        serve(city.town, "PARTY_SECRETARY", TransitionOfTests.today().toString());
        assertInForce(city.town);
    }

    @Test
    void whatWasGrantedToTheHolderOfAPostIsLostWithAnother() {
        serve(city.town, "PARTY_SECRETARY");
        grant("TOWNSHIP_SECRETARY", "");

        serve(city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        assertInForce(city.town);
    }

    @Test
    void whoeverHeldNoPostLosesNothingByGettingOne() {
        serve(city.town);
        grant("TEAM_MEMBER", "");

        serve(city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        assertInForce(city.town, "TEAM_MEMBER");
    }

    @Test
    void whatChangesNothingOfThePlaceLapsesNothing() {
        serve(city.town, "PARTY_SECRETARY");
        grant("TOWNSHIP_SECRETARY", "");

        city.send(
                        "cadres",
                        "",
                        CityOfTests.corrected(city.someone("A", city.town)
                                .replace(city.town + ",,,", city.town + ",PARTY_SECRETARY,2024-01-01,")
                                .replace("BACHELOR", "MASTER")))
                .statusCode(200);
        assertInForce(city.town, "TOWNSHIP_SECRETARY");

        String elsewhere = office + ".qingquan";
        Database.execute("update unit set path = ?::ltree where path = ?::ltree", elsewhere, city.town);
        assertInForce(elsewhere, "TOWNSHIP_SECRETARY");
    }

    @Test
    void whatWasGrantedForAUnitThatIsNoMoreWasNotGrantedForTheNextOne() {
        serve(office);
        grant("TEAM_LEADER", city.town);
        assertInForce(city.town, "TEAM_LEADER");

        Database.execute("update unit set ended_on = current_date where path = ?::ltree", city.town);

        assertInForce(office);
        city.as("auditor")
                .get("/appointment/v1/accounts/exports/csv")
                .then()
                .body(containsString(city.staffPrefix + "-A,,"));
        city.send(
                        "accounts",
                        "",
                        "staffNumber,roles,scopePath\n%s-A,TEAM_LEADER,%s\n".formatted(city.staffPrefix, city.town))
                .statusCode(422)
                .body("errors[0].column", equalTo("scopePath"), "errors[0].code", equalTo("unit-ended"));
    }
}
