package dev.qingfeng.appointment.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of the registry may sign in, as what and for which units: granted by who sees them, and never to oneself. */
@QuarkusTest
class AccountResourceTest {

    private static final String ACCOUNTS = "/appointment/v1/accounts";

    private final CityOfTests city = new CityOfTests();

    @Inject
    AccountRepository accounts;

    /** A and B serve in the town, C in the office; 0 is whoever calls. */
    @BeforeEach
    void foundTheCity() {
        city.founded();
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.someone("A", city.town)
                                + city.someone("B", city.town)
                                + city.someone("C", office())
                                + city.someone("0", office()))
                .statusCode(200);
    }

    private String office() {
        return city.path + ".zuzhibu";
    }

    private String row(String cadre, String roles, String scopePath) {
        return "%s-%s,%s,%s\n".formatted(city.staffPrefix, cadre, roles, scopePath);
    }

    private ValidatableResponse grant(String... rows) {
        return city.send("accounts", "", "staffNumber,roles,scopePath\n" + String.join("", rows));
    }

    private ValidatableResponse list() {
        return city.as("registry-admin").get(ACCOUNTS).then().statusCode(200);
    }

    private String onlyAccount() {
        return list().body("items", hasSize(1)).extract().path("items[0].id");
    }

    private String tag(String account) {
        return city.as("registry-admin").get(ACCOUNTS + "/" + account).header("ETag");
    }

    private ValidatableResponse withdraw(String account) {
        return city.as("registry-admin")
                .header("If-Match", tag(account))
                .post(ACCOUNTS + "/" + account + "/withdrawal")
                .then();
    }

    private WantedAccount wanted(String account) {
        return QuarkusTransaction.requiringNew().call(() -> accounts.wanted(UUID.fromString(account)));
    }

    @Test
    void anAccountIsGrantedOnceAndCorrectedByTheNextFile() {
        grant(row("A", "TEAM_MEMBER", "")).statusCode(200).body("created", equalTo(1));
        grant(row("A", "TEAM_MEMBER", "")).body("unchanged", equalTo(1));
        grant(row("A", "TEAM_LEADER|TEAM_MEMBER", city.path)).body("changed", equalTo(1));
        grant(row("A", "TEAM_MEMBER|TEAM_LEADER", city.path)).body("unchanged", equalTo(1));

        list().body("items.roles", contains(List.of("TEAM_LEADER", "TEAM_MEMBER")))
                .body("items.withdrawn", contains(false))
                .body("items.scopeUnitId", contains(notNullValue()));
        assertThat(wanted(onlyAccount()).realmRoles()).containsExactlyInAnyOrder("cadre", "team-leader", "team-member");
        assertThat(wanted(onlyAccount()).unitPath()).isEqualTo(city.path);
    }

    @Test
    void everyBadRowIsNamed() {
        CityOfTests other = new CityOfTests().founded();
        grant(
                        row("X", "", ""),
                        row("A", "AUDITOR", ""),
                        row("B", "TEAM_MEMBER|REGISTRY_ADMIN", other.path),
                        row("C", "CLEANER", ""),
                        row("0", "ORGANIZATION_OFFICER", ""))
                .statusCode(422)
                .body("errors.line", contains(2, 3, 4, 4, 5, 6))
                .body("errors.column", contains("staffNumber", "roles", "roles", "scopePath", "roles", "staffNumber"))
                .body(
                        "errors.code",
                        contains(
                                "unknown-reference",
                                "role-reserved",
                                "role-reserved",
                                "unknown-reference",
                                "unknown-value",
                                "own-account"));
        list().body("items", empty());
    }

    @Test
    void whoeverSeesATownGrantsThereOnly() {
        String file = "staffNumber,roles,scopePath\n" + row("A", "", city.path) + row("C", "", "");
        city.at(city.town, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post(ACCOUNTS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.column", contains("scopePath", "staffNumber"))
                .body("errors.code", contains("unknown-reference", "unknown-reference"));
    }

    @Test
    void accountsOfOtherUnitsAreHidden() {
        grant(row("C", "", "")).statusCode(200);
        String account = onlyAccount();

        city.at(city.town, "registry-admin").get(ACCOUNTS).then().body("items", empty());
        city.at(city.town, "registry-admin")
                .get(ACCOUNTS + "/" + account)
                .then()
                .statusCode(404);
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .post(ACCOUNTS + "/" + account + "/withdrawal")
                .then()
                .statusCode(404);
        city.at(city.town, "registry-admin")
                .get(ACCOUNTS + "/exports/csv")
                .then()
                .body(not(containsString(city.staffPrefix)));
    }

    @Test
    void anotherRoleMayNotGrant() {
        city.as("organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,roles,scopePath\n")
                .post(ACCOUNTS + "/imports")
                .then()
                .statusCode(403);
        city.as("auditor").post(ACCOUNTS + "/reconciliation").then().statusCode(403);
    }

    @Test
    void whoeverMovesKeepsTheAccountAndLosesWhatWasGrantedForTheOldPlace() {
        grant(row("A", "TOWNSHIP_SECRETARY", city.path)).statusCode(200);
        String account = onlyAccount();

        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("A", office()))
                .statusCode(200);

        assertThat(wanted(account).unitPath()).isEqualTo(office());
        assertThat(wanted(account).realmRoles()).containsExactly("cadre");
        assertThat(wanted(account).isEnabled()).isTrue();
        city.as("registry-admin")
                .get(ACCOUNTS + "/exports/csv")
                .then()
                .body(containsString(row("A", "", "").strip()));
        grant(row("A", "TEAM_MEMBER", "")).body("changed", equalTo(1));
        assertThat(wanted(account).realmRoles()).containsExactlyInAnyOrder("cadre", "team-member");
    }

    @Test
    void anAccountIsWithdrawnAndGrantedAgain() {
        grant(row("A", "", "")).statusCode(200);
        String account = onlyAccount();

        withdraw(account).statusCode(200).body("withdrawn", equalTo(true));

        assertThat(wanted(account).isEnabled()).isFalse();
        assertThat(wanted(account).isDue()).isTrue();
        city.as("registry-admin").get(ACCOUNTS + "/exports/csv").then().body(not(containsString(city.staffPrefix)));
        grant(row("A", "", "")).body("changed", equalTo(1));
        list().body("items.withdrawn", contains(false));
    }

    @Test
    void nobodyWithdrawsTheirOwn() {
        given().auth()
                .oauth2(Token.of("registry-admin")
                        .staffNumber(city.staffPrefix + "-A")
                        .unitPath(city.path)
                        .sign())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,roles,scopePath\n" + row("0", "", ""))
                .post(ACCOUNTS + "/imports")
                .then()
                .statusCode(200);

        withdraw(onlyAccount()).statusCode(403).body("code", equalTo("own-account"));
    }

    @Test
    void whoeverWasMergedIntoAnotherHasNoAccountOfTheirOwnAndNeitherGrantsNorWithdrawsTheOther() {
        grant(row("B", "", "")).statusCode(200);
        String account = onlyAccount();
        Database.execute(
                "update cadre set merged_into = (select id from cadre where staff_number = ?), merged_at = now()"
                        + " where staff_number = ?",
                city.staffPrefix + "-B",
                city.staffPrefix + "-A");

        grant(row("A", "", ""))
                .statusCode(422)
                .body("errors.code", contains("cadre-merged"))
                .body("errors[0].detail", containsString(city.staffPrefix + "-B"));
        city.by("A", "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,roles,scopePath\n" + row("B", "TEAM_LEADER", ""))
                .post(ACCOUNTS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("own-account"));
        city.by("A", "registry-admin")
                .header("If-Match", "*")
                .post(ACCOUNTS + "/" + account + "/withdrawal")
                .then()
                .statusCode(403)
                .body("code", equalTo("own-account"));
    }

    @Test
    void anAccountIsWithdrawnAsItWasRead() {
        grant(row("A", "", "")).statusCode(200);
        String withdrawal = ACCOUNTS + "/" + onlyAccount() + "/withdrawal";

        city.as("registry-admin").post(withdrawal).then().statusCode(428);
        city.as("registry-admin")
                .header("If-Match", "\"v7\"")
                .post(withdrawal)
                .then()
                .statusCode(412);
        list().body("items.withdrawn", contains(false));
    }

    @Test
    void theDatabaseKeepsOneAccountForACadreAndNoReservedRole() {
        grant(row("A", "", "")).statusCode(200);
        UUID account = UUID.fromString(onlyAccount());

        assertThatThrownBy(() -> Database.execute("update account set roles = '{AUDITOR}' where id = ?", account))
                .rootCause()
                .hasMessageContaining("account_role_granted_here");
        assertThatThrownBy(() -> Database.execute(
                        "insert into account (id, version, cadre_id, roles, granted_in_unit_id, granted_at_placement,"
                                + " granter_path, may_enable, withdrawn, attempts) select ?, 0, cadre_id, roles,"
                                + " granted_in_unit_id, 0, granter_path, true, false, 0 from account where id = ?",
                        UUID.randomUUID(),
                        account))
                .rootCause()
                .hasMessageContaining("account_cadre_once");
    }

    @Test
    void whatIsDueIsMeasured() {
        given().get("/q/metrics")
                .then()
                .body(containsString("\nqingfeng_accounts_due "))
                .body(containsString("\nqingfeng_accounts_oldest_due_seconds "));
    }

    @Test
    void anImportWithoutFaultsMayBeTriedFirst() {
        city.send("accounts", "?dryRun=true", "staffNumber,roles,scopePath\n" + row("A", "", ""))
                .statusCode(200)
                .body("created", equalTo(1));
        list().body("items", empty());
        grant(row("A", "", ""), row("C", "", "")).statusCode(200);
        list().body("items.grantedInUnitId", hasSize(2)).body("items.attempts", hasItem(0));
    }
}
