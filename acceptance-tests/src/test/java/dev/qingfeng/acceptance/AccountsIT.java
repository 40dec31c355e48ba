package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has an account in the registry signs in at Keycloak, as what and where the registry says, and not any longer. */
@ExtendWith(QingfengExtension.class)
class AccountsIT {

    private static final String SERVICE = "appointment-service";
    private static final String ACCOUNTS = "/appointment/v1/accounts";
    private static final String DONGHU = "mingchuan.donghu";
    private static final String BAISHI = "mingchuan.baishi";
    private static final String PASSWORD = "only for this test";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Qingfeng qingfeng;
    private final Api registry;
    private final Api realm;
    private final String issuer;
    private final List<String> added = new ArrayList<>();

    AccountsIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.registry = qingfeng.as("registry-admin", SERVICE);
        this.realm = qingfeng.realm().api();
        this.issuer = qingfeng.parts().keycloak().issuer();
    }

    @BeforeEach
    void theRegistrarIsSignedIn() {
        assertThat(qingfeng.accounts().token("registry-admin")).isNotEmpty();
    }

    @AfterEach
    void theRealmIsAsBefore() {
        added.forEach(qingfeng.realm()::remove);
    }

    @Test
    void anAccountFollowsItsPersonThroughTheRegistry() {
        serve("ACC-1", DONGHU);
        grant("ACC-1,TEAM_MEMBER,");
        JsonNode user = awaitUser("ACC-1");
        assertThat(user.path("username").asText()).isEqualTo("acc-1");
        assertThat(texts(user.path("requiredActions"))).containsExactly("UPDATE_PASSWORD");
        givePassword(user);

        JsonNode claims = signIn("acc-1");
        assertThat(claims.path("staff_number").asText()).isEqualTo("ACC-1");
        assertThat(claims.path("unit_path").asText()).isEqualTo(DONGHU);
        assertThat(texts(claims.at("/realm_access/roles"))).contains("cadre", "team-member");

        serve("ACC-1", BAISHI);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(signIn("acc-1").path("unit_path").asText()).isEqualTo(BAISHI));
        assertThat(texts(signIn("acc-1").at("/realm_access/roles")))
                .contains("cadre")
                .doesNotContain("team-member");
        assertThat(realm.get("/users/" + id(user) + "/sessions").accepted()).isNotEmpty();

        withdraw("ACC-1");
        await().atMost(SOON).until(() -> !user("ACC-1").path("enabled").asBoolean());
        assertThat(tokenFor("acc-1").status()).isNotEqualTo(200);
        await().atMost(SOON)
                .until(() ->
                        realm.get("/users/" + id(user) + "/sessions").accepted().isEmpty());

        grant("ACC-1,,");
        await().atMost(SOON).until(() -> tokenFor("acc-1").status() == 200);
    }

    @Test
    void whoIsThereAlreadyIsTakenOverWithPasswordAndReservedRolesOnceAHumanSaysSo() {
        serve("ACC-2", DONGHU);
        added.add(qingfeng.realm()
                .addPerson(
                        "made-by-hand",
                        qingfeng.accounts().password(),
                        Set.of("auditor", "organization-officer"),
                        Map.of("staff_number", "ACC-2", "unit_path", "mingchuan")));

        grant("ACC-2,TEAM_LEADER,");

        awaitFaultReason("ACC-2", "RESERVED_ROLE_HELD");
        assertThat(user("ACC-2").at("/attributes/unit_path/0").asText()).isEqualTo("mingchuan");
        assertThat(roles("ACC-2")).contains("auditor", "organization-officer").doesNotContain("team-leader");

        moveByHand("ACC-2", DONGHU);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(roles("ACC-2"))
                        .contains("cadre", "team-leader", "auditor")
                        .doesNotContain("organization-officer"));
        JsonNode claims = claims(qingfeng.accounts().token("made-by-hand"));
        assertThat(claims.path("unit_path").asText()).isEqualTo(DONGHU);
        assertThat(user("ACC-2").path("username").asText()).isEqualTo("made-by-hand");
    }

    @Test
    void aReservedRoleIsNotTakenAlongByWhoeverMoves() {
        // As short as a staff number may be.
        serve("Z", DONGHU);
        grant("Z,,");
        String user = id(awaitUser("Z"));
        await().atMost(SOON).until(() -> account("Z").has("appliedAt"));
        realm.postJson(
                        "/users/" + user + "/role-mappings/realm",
                        JSON.createArrayNode()
                                .add(realm.get("/roles/complaint-handler").accepted()))
                .accepted();

        serve("Z", BAISHI);

        awaitFaultReason("Z", "RESERVED_ROLE_HELD");
        assertThat(user("Z").at("/attributes/unit_path").isMissingNode()).isTrue();
        moveByHand("Z", BAISHI);
        await().atMost(SOON).until(() -> account("Z").has("appliedAt"));
        assertThat(roles("Z")).contains("complaint-handler");
    }

    private void awaitFaultReason(String staffNumber, String reason) {
        await().atMost(SOON)
                .until(() -> account(staffNumber).path("faultReason").asText(), reason::equals);
    }

    private void moveByHand(String staffNumber, String unitPath) {
        change(
                staffNumber,
                user -> ((ObjectNode) user.path("attributes"))
                        .putArray("unit_path")
                        .add(unitPath));
    }

    @Test
    void whatHappensWhileKeycloakIsAwayIsMadeOnceItIsBack() throws InterruptedException {
        serve("ACC-3", DONGHU);
        grant("ACC-3,,");
        awaitUser("ACC-3");
        await().atMost(SOON).until(() -> !account("ACC-3").path("appliedAt").isMissingNode());

        qingfeng.whileKeycloakIsFrozen(() -> {
            serve("ACC-3", BAISHI);
            assertThat(registry.get(ACCOUNTS + "/drift")
                            .refused(503)
                            .path("code")
                            .asText())
                    .isEqualTo("keycloak-unreachable");
        });

        await().atMost(SOON)
                .until(() -> user("ACC-3").at("/attributes/unit_path/0").asText(), BAISHI::equals);
    }

    @Test
    void driftIsToldAndMended() {
        List<String> people = List.of("ACC-4", "ACC-5", "ACC-6", "ACC-7");
        people.forEach(number -> {
            serve(number, DONGHU);
            grant(number + ",,");
        });
        people.forEach(number -> {
            awaitUser(number);
            await().atMost(SOON).until(() -> account(number).has("appliedAt"));
        });
        withdraw("ACC-7");
        await().atMost(SOON).until(() -> !user("ACC-7").path("enabled").asBoolean());
        added.add(qingfeng.realm()
                .addPerson(
                        "known-to-nobody",
                        PASSWORD,
                        Set.of("cadre"),
                        Map.of("staff_number", "ACC-NOBODY", "unit_path", DONGHU)));

        moveByHand("ACC-4", "mingchuan");
        qingfeng.realm().remove("/users/" + id(user("ACC-5")));
        change("ACC-6", user -> user.put("enabled", false));
        realm.postJson(
                        "/users/" + id(user("ACC-6")) + "/role-mappings/realm",
                        JSON.createArrayNode()
                                .add(realm.get("/roles/committee-member").accepted()))
                .accepted();
        change("ACC-7", user -> user.put("enabled", true));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(drift())
                        .containsEntry("ACC-4", Set.of("UNIT_PATH_DIFFERS"))
                        .containsEntry("ACC-5", Set.of("MISSING"))
                        .containsEntry("ACC-6", Set.of("DISABLED_WRONGLY", "ROLES_DIFFER"))
                        .containsEntry("ACC-7", Set.of("ENABLED_WRONGLY"))
                        .containsEntry("ACC-NOBODY", Set.of("SURPLUS"))
                        .containsEntry("MC0001", Set.of("NOT_GRANTED")));

        assertThat(registry.postJson(ACCOUNTS + "/reconciliation", JSON.createObjectNode())
                        .accepted()
                        .path("madeDue")
                        .asInt())
                .isGreaterThanOrEqualTo(4);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(drift())
                        .containsKey("ACC-NOBODY")
                        .containsEntry("ACC-6", Set.of("DISABLED_WRONGLY"))
                        .doesNotContainKeys("ACC-4", "ACC-5", "ACC-7"));
        awaitFaultReason("ACC-6", "DISABLED_ELSEWHERE");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(user("ACC-5").path("enabled").asBoolean()).isTrue();
            assertThat(user("ACC-7").path("enabled").asBoolean()).isFalse();
            assertThat(user("ACC-6").path("enabled").asBoolean()).isFalse();
            assertThat(roles("ACC-6")).doesNotContain("committee-member");
        });

        grant("ACC-6,TEAM_MEMBER,");
        await().atMost(SOON).until(() -> user("ACC-6").path("enabled").asBoolean());
    }

    @Test
    void nobodyChangesTheirOwnStaffNumberOrUnit() throws IOException {
        added.add(addClientOfTheAccountConsole());
        String person = qingfeng.realm()
                .addPerson(
                        "would-be-secretary",
                        PASSWORD,
                        Set.of("cadre"),
                        Map.of("staff_number", "ACC-8", "unit_path", DONGHU));
        added.add(person);
        String token = Accounts.signIn(issuer, "account-probe", "would-be-secretary", PASSWORD);
        Api self = new Api(issuer).with(Map.of("Authorization", "Bearer " + token));
        ObjectNode mine = (ObjectNode) self.send("GET", "/account", "", Map.of("Accept", "application/json"))
                .accepted();

        for (String attribute : List.of("staff_number", "unit_path")) {
            ObjectNode other = mine.deepCopy();
            ((ObjectNode) other.path("attributes")).putArray(attribute).add("mingchuan");
            Answer answer = update(self, other);
            assertThat(answer.status()).as("%s: %s", attribute, answer).isIn(204, 400);
        }
        assertThat(update(self, mine.deepCopy().put("email", "me@example.test")).status())
                .as("what people may change themselves")
                .isEqualTo(204);

        JsonNode after = realm.get(person).accepted();
        assertThat(after.path("email").asText()).isEqualTo("me@example.test");
        assertThat(after.at("/attributes/staff_number/0").asText()).isEqualTo("ACC-8");
        assertThat(after.at("/attributes/unit_path/0").asText()).isEqualTo(DONGHU);
    }

    @Test
    void theServiceManagesUsersAndNothingElse() throws IOException {
        String token = qingfeng.accounts()
                .clientToken("account-provisioning", qingfeng.setting(SERVICE, "qingfeng.accounts.client-secret"));
        Api service = realm.with(Map.of("Authorization", "Bearer " + token));
        assertThat(service.get("/users?max=1").status()).isEqualTo(200);

        String own = id(client("account-provisioning"));
        String self = realm.get("/clients/" + own + "/service-account-user")
                .accepted()
                .required("id")
                .asText();
        String management = id(client("realm-management"));
        for (String role : List.of("realm-admin", "manage-realm", "manage-clients", "view-clients", "impersonation")) {
            JsonNode wished =
                    realm.get("/clients/" + management + "/roles/" + role).accepted();
            assertThat(service.postJson(
                                    "/users/" + self + "/role-mappings/clients/" + management,
                                    JSON.createArrayNode().add(wished))
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        for (String path : List.of("/clients", "/clients/" + own + "/client-secret", "/keys", "/components")) {
            assertThat(service.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(service.send("PUT", "", "{\"enabled\":false}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(403);
        assertThat(service.postJson("/roles", JSON.createObjectNode().put("name", "intruder"))
                        .status())
                .isEqualTo(403);
    }

    private void serve(String staffNumber, String unitPath) {
        registry.postCsv("/appointment/v1/cadres/imports", """
                        staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,trainings,categories
                        %s,丁一,1980-05-01,FEMALE,STAFF_MEMBER,%s,,,,BACHELOR,,
                        """.formatted(staffNumber, unitPath))
                .accepted();
    }

    private void grant(String row) {
        registry.postCsv(ACCOUNTS + "/imports", "staffNumber,roles,scopePath\n" + row + "\n")
                .accepted();
    }

    /** The account may be told to Keycloak at the same moment, and is another version then. */
    private void withdraw(String staffNumber) {
        await().atMost(SOON).until(() -> {
            String path = ACCOUNTS + "/" + account(staffNumber).required("id").asText();
            return registry.send(
                            "POST",
                            path + "/withdrawal",
                            "",
                            Map.of(
                                    "If-Match",
                                    registry.get(path).entityTag(),
                                    "Idempotency-Key",
                                    UUID.randomUUID().toString()))
                    .isAccepted();
        });
    }

    private JsonNode account(String staffNumber) {
        String cadre = find(
                        registry.get("/appointment/v1/cadres?limit=500&name=丁一").accepted(), "staffNumber", staffNumber)
                .required("id")
                .asText();
        return find(registry.get(ACCOUNTS + "?limit=500").accepted(), "cadreId", cadre);
    }

    private static JsonNode find(JsonNode page, String field, String value) {
        for (JsonNode item : page.required("items")) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("No " + field + " " + value + " in " + page);
    }

    private Map<String, Set<String>> drift() {
        Map<String, Set<String>> codes = new HashMap<>();
        for (JsonNode line : registry.get(ACCOUNTS + "/drift").accepted().required("lines")) {
            codes.put(line.required("staffNumber").asText(), texts(line.required("codes")));
        }
        return codes;
    }

    /** The only user with this staff number; missing if there is none. */
    private JsonNode user(String staffNumber) {
        JsonNode users = realm.get("/users?q=staff_number:" + staffNumber).accepted();
        assertThat(users.size()).as("users of " + staffNumber).isLessThan(2);
        return users.path(0);
    }

    private JsonNode awaitUser(String staffNumber) {
        return await().atMost(SOON).until(() -> user(staffNumber), user -> user.has("id"));
    }

    private Set<String> roles(String staffNumber) {
        Set<String> names = new HashSet<>();
        realm.get("/users/" + id(user(staffNumber)) + "/role-mappings/realm")
                .accepted()
                .forEach(role -> names.add(role.required("name").asText()));
        return names;
    }

    private void change(String staffNumber, Consumer<ObjectNode> change) {
        ObjectNode user = (ObjectNode) user(staffNumber);
        change.accept(user);
        put("/users/" + id(user), user);
    }

    private void givePassword(JsonNode user) {
        put(
                "/users/" + id(user) + "/reset-password",
                JSON.createObjectNode()
                        .put("type", "password")
                        .put("value", PASSWORD)
                        .put("temporary", false));
    }

    private void put(String path, JsonNode body) {
        try {
            Answer answer = realm.send("PUT", path, body.toString(), Map.of("Content-Type", "application/json"));
            assertThat(answer.isAccepted()).as("%s", answer).isTrue();
        } catch (IOException e) {
            throw new AssertionError("No answer to PUT " + path, e);
        }
    }

    /** A client whose tokens are good for what people do with their own account. */
    private String addClientOfTheAccountConsole() {
        Answer created = realm.postJson(
                "/clients",
                JSON.createObjectNode()
                        .put("clientId", "account-probe")
                        .put("publicClient", true)
                        .put("standardFlowEnabled", false)
                        .put("directAccessGrantsEnabled", true));
        String place = created.header("location").orElseThrow(() -> new AssertionError("" + created));
        return place.substring(place.indexOf("/clients"));
    }

    private static Answer update(Api self, JsonNode account) throws IOException {
        return self.send(
                "POST",
                "/account",
                account.toString(),
                Map.of("Content-Type", "application/json", "Accept", "application/json"));
    }

    private JsonNode client(String clientId) {
        return realm.get("/clients?clientId=" + clientId).accepted().path(0);
    }

    private Answer tokenFor(String username) {
        try {
            return new Api(issuer)
                    .send(
                            "POST",
                            "/protocol/openid-connect/token",
                            "grant_type=password&client_id=demo-cli&username=%s&password=%s"
                                    .formatted(username, PASSWORD.replace(" ", "+")),
                            Map.of("Content-Type", "application/x-www-form-urlencoded"));
        } catch (IOException e) {
            throw new AssertionError("Keycloak does not answer", e);
        }
    }

    /** What a new token says of the person. */
    private JsonNode signIn(String username) {
        return claims(tokenFor(username).accepted().required("access_token").asText());
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new AssertionError("No token: " + token.length(), e);
        }
    }

    private static String id(JsonNode representation) {
        return representation.required("id").asText();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
