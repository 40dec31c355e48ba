package dev.qingfeng.local.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.postgres.PostgresServer;
import dev.qingfeng.local.process.Ports;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class KeycloakServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("qingfeng.root"));
    private static final Path REALM = ROOT.resolve("deploy/keycloak/qingfeng-realm.json");
    private static final Path USER_PROFILE = ROOT.resolve("deploy/keycloak/qingfeng-user-profile.json");
    private static final DemoAccounts ACCOUNTS = DemoAccounts.read(ROOT.resolve("deploy/local/demo-accounts.json"));

    private static PostgresServer postgres;
    private static KeycloakServer keycloak;
    private static AdminApi admin;

    @BeforeAll
    static void start(@TempDir Path home) {
        postgres = PostgresServer.temporary();
        postgres.createOwnedDatabase("keycloak", "keycloak", "for this test");
        int port = Ports.free();
        keycloak = KeycloakServer.start(new KeycloakServer.Settings(
                home.resolve("keycloak.log"),
                KeycloakServer.distribution(ROOT.resolve("deploy/local/target")),
                port,
                Ports.free(),
                postgres.jdbcUrl("keycloak"),
                "keycloak",
                "for this test",
                "for this test"));
        keycloak.awaitReady();
        admin = new AdminApi(keycloak.url(), KeycloakServer.ADMIN, "for this test");
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        postgres.close();
    }

    @Test
    void aTokenSaysWhoWhereAndForWhom() throws IOException {
        Realm realm = realm("claims", file());
        realm.add(ACCOUNTS);

        JsonNode claims = claims(passwordToken("claims", "township-secretary"));

        assertEquals("MC0009", claims.path("staff_number").asText());
        assertEquals("mingchuan.qingquan", claims.path("unit_path").asText());
        assertEquals("township-secretary", claims.path("preferred_username").asText());
        assertTrue(texts(claims.at("/realm_access/roles")).containsAll(Set.of("township-secretary", "cadre")));
        assertEquals(
                Set.of("pledge-service", "inspection-service", "complaint-service", "appointment-service"),
                texts(claims.path("aud")));
        assertEquals(keycloak.issuer("claims"), claims.path("iss").asText());
        assertEquals(300, claims.path("exp").asInt() - claims.path("iat").asInt());
        assertFalse(claims.path("sub").asText().isEmpty());
    }

    @Test
    void aSystemGetsATokenForKafka() throws IOException {
        Realm realm = realm("systems", file());
        String token = keycloak.token(
                "systems",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "event-consumer-demo",
                        "client_secret", realm.clientSecret("event-consumer-demo")));

        JsonNode claims = claims(token);

        assertEquals("kafka", claims.path("aud").asText());
        assertEquals("event-consumer-demo", claims.path("azp").asText());
        assertEquals("kafka", claims.path("scope").asText());
    }

    @Test
    void anEditedFileIsAppliedAndUsersStay(@TempDir Path folder) throws IOException {
        ObjectNode edited = read(REALM);
        add(edited, "/roles/realm", "{'name': 'herald', 'description': 'first'}");
        add(edited, "/clients", "{'clientId': 'gone-tomorrow', 'publicClient': true}");
        add(edited, "/clientScopes", "{'name': 'gone-too', 'protocol': 'openid-connect'}");
        Path file = folder.resolve("realm.json");
        RealmFile first = file(write(file, edited));
        Realm realm = realm("edited", first);
        realm.add(ACCOUNTS);
        JsonNode user = admin.get("/edited/users?username=cadre&exact=true").path(0);
        String mappings = "/edited/users/" + user.path("id").asText() + "/role-mappings/realm";
        admin.post(mappings, JSON.createArrayNode().add(admin.get("/edited/roles/herald")));
        String secret = realm.clientSecret("event-consumer-demo");
        assertFalse(realm.apply(first), "the same file again");

        named(edited.at("/roles/realm"), "name", "herald").put("description", "second");
        remove(edited, "/roles/realm", "name", "key-holder");
        remove(edited, "/clients", "clientId", "gone-tomorrow");
        remove(edited, "/clientScopes", "name", "gone-too");
        edited.put("accessTokenLifespan", 120);
        ObjectNode scope = named(edited.path("clientScopes"), "name", "qingfeng");
        remove(scope, "/protocolMappers", "name", "unit_path");
        named(scope.path("protocolMappers"), "name", "staff_number")
                .withObject("/config")
                .put("claim.name", "number");
        admin.post("/edited/roles", JSON.createObjectNode().put("name", "made-by-hand"));

        assertTrue(realm.apply(file(write(file, edited))));

        assertEquals(
                "second", admin.get("/edited/roles/herald").path("description").asText());
        assertTrue(admin.find("/edited/roles/key-holder").isEmpty());
        assertTrue(admin.find("/edited/roles/made-by-hand").isPresent());
        assertTrue(admin.get("/edited/clients?clientId=gone-tomorrow").isEmpty());
        assertFalse(names(admin.get("/edited/client-scopes")).contains("gone-too"));
        assertEquals(secret, realm.clientSecret("event-consumer-demo"));
        assertEquals(user, admin.get("/edited/users?username=cadre&exact=true").path(0), "the user as it was");
        assertTrue(names(admin.get(mappings)).containsAll(Set.of("herald", "cadre")));
        JsonNode claims = claims(passwordToken("edited", "cadre"));
        assertEquals("MC0008", claims.path("number").asText());
        assertTrue(claims.path("staff_number").isMissingNode());
        assertTrue(claims.path("unit_path").isMissingNode());
        assertEquals(120, claims.path("exp").asInt() - claims.path("iat").asInt());
    }

    @Test
    void aServiceAccountHasTheClientRolesOfTheFileAndNoOthers(@TempDir Path folder) throws IOException {
        Realm realm = realm("provisioning", file().withSecret("account-provisioning", "made up"));
        assertEquals("made up", realm.clientSecret("account-provisioning"));
        String account = admin.get(
                        "/provisioning/clients/" + clientId("account-provisioning") + "/service-account-user")
                .path("id")
                .asText();
        String mappings = "/provisioning/users/" + account + "/role-mappings/clients/" + clientId("realm-management");
        Set<String> wanted = Set.of("manage-users", "query-users", "view-users");
        assertEquals(wanted, names(admin.get(mappings)));
        admin.post(
                mappings,
                JSON.createArrayNode()
                        .add(admin.get(
                                "/provisioning/clients/" + clientId("realm-management") + "/roles/manage-clients")));
        ObjectNode edited = read(REALM);
        edited.put("accessTokenLifespan", 120);

        assertTrue(realm.apply(
                file(write(folder.resolve("realm.json"), edited)).withSecret("account-provisioning", "made up anew")));

        assertEquals(wanted, names(admin.get(mappings)));
        assertEquals("made up anew", realm.clientSecret("account-provisioning"));
    }

    private static String clientId(String client) {
        return admin.get("/provisioning/clients?clientId=" + client)
                .path(0)
                .path("id")
                .asText();
    }

    @Test
    void anAccountThatExistsIsNotTouched() {
        Realm realm = realm("accounts", file());
        realm.add(ACCOUNTS);
        ObjectNode cadre = (ObjectNode)
                admin.get("/accounts/users?username=cadre&exact=true").path(0);
        cadre.withObject("/attributes").putArray("unit_path").add("mingchuan.elsewhere");
        admin.put("/accounts/users/" + cadre.path("id").asText(), cadre);
        JsonNode auditor =
                admin.get("/accounts/users?username=auditor&exact=true").path(0);
        admin.delete("/accounts/users/" + auditor.path("id").asText());

        realm.add(ACCOUNTS);

        JsonNode after = admin.get("/accounts/users?username=cadre&exact=true").path(0);
        assertEquals("mingchuan.elsewhere", after.at("/attributes/unit_path/0").asText());
        assertEquals(
                ACCOUNTS.accounts().size(), admin.get("/accounts/users/count").asInt() - serviceAccounts("accounts"));
    }

    @Test
    void onlyAnAdministratorChangesStaffNumberAndUnit() {
        realm("profile", file());
        JsonNode profile = admin.get("/profile/users/profile");

        for (String attribute : List.of("username", "staff_number", "unit_path")) {
            JsonNode declared =
                    RealmFile.byName(profile.path("attributes"), "name").get(attribute);
            assertNotNull(declared);
            assertEquals(Set.of("admin"), texts(declared.at("/permissions/edit")), attribute);
        }
        assertTrue(profile.path("unmanagedAttributePolicy").isMissingNode(), "undeclared attributes are dropped");
    }

    @Test
    void aBrowserReturnsToThisMachineOnlyAndProvesItself() {
        realm("web", file());
        String local = "http://127.0.0.1:8081/q/swagger-ui/oauth2-redirect.html";
        String challenge = "&code_challenge_method=S256&code_challenge=" + "a".repeat(43);

        assertEquals(200, login(local, challenge).statusCode());
        assertEquals(200, login("http://localhost:5173/", challenge).statusCode());
        assertEquals(400, login("http://elsewhere.example/", challenge).statusCode());
        HttpResponse<String> withoutProof = login(local, "");
        assertEquals(302, withoutProof.statusCode());
        assertTrue(withoutProof.headers().firstValue("Location").orElse("").contains("code_challenge_method"));
    }

    @Test
    void aBrowserApplicationOfAServiceMayAskForTokens() {
        realm("origins", file().withWebOrigins("qingfeng-web", List.of("http://127.0.0.1:45678")));

        assertEquals("http://127.0.0.1:45678", allowedOrigin("http://127.0.0.1:45678"));
        assertEquals("", allowedOrigin("http://elsewhere.example"));
    }

    private static String allowedOrigin(String origin) {
        URI endpoint = URI.create(keycloak.issuer("origins") + "/protocol/openid-connect/token");
        return new Http()
                .send(HttpRequest.newBuilder(endpoint)
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=authorization_code&client_id=qingfeng-web&code=none")))
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static HttpResponse<String> login(String redirect, String proof) {
        String query = "?response_type=code&scope=openid&client_id=qingfeng-web&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + proof;
        return new Http()
                .send(HttpRequest.newBuilder(
                        URI.create(keycloak.issuer("web") + "/protocol/openid-connect/auth" + query)));
    }

    @Test
    void aFileThatKeycloakRefusesIsSaidInOneSentence(@TempDir Path folder) throws IOException {
        ObjectNode broken = read(REALM);
        broken.put("accessTokenLifespan", "soon");
        RealmFile file = file(write(folder.resolve("realm.json"), broken));

        Refusal refusal =
                assertThrows(Refusal.class, () -> keycloak.realm("broken").apply(file));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("Keycloak refused PUT /admin/realms/broken with 400"));
    }

    private static Realm realm(String name, RealmFile file) {
        Realm realm = keycloak.realm(name);
        assertTrue(realm.apply(file));
        return realm;
    }

    private static RealmFile file() {
        return file(REALM);
    }

    private static RealmFile file(Path realm) {
        return RealmFile.read(realm, USER_PROFILE).with(ROOT.resolve("deploy/local/realm-overlay.json"));
    }

    private static String passwordToken(String realm, String username) {
        return keycloak.token(
                realm,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "demo-cli",
                        "username",
                        username,
                        "password",
                        ACCOUNTS.password()));
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static int serviceAccounts(String realm) {
        return (int) RealmFile.stream(admin.get("/" + realm + "/users?max=100"))
                .filter(user -> user.path("username").asText().startsWith("service-account-"))
                .count();
    }

    private static Set<String> texts(JsonNode array) {
        return RealmFile.stream(array).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode array) {
        return RealmFile.byName(array, "name").keySet();
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(file));
    }

    private static Path write(Path file, JsonNode content) throws IOException {
        return Files.writeString(file, content.toString());
    }

    private static void add(ObjectNode root, String pointer, String json) throws IOException {
        ((ArrayNode) root.at(pointer)).add(JSON.readTree(json.replace('\'', '"')));
    }

    private static void remove(ObjectNode root, String pointer, String key, String name) {
        ArrayNode array = (ArrayNode) root.at(pointer);
        List<JsonNode> kept = new ArrayList<>();
        array.forEach(node -> {
            if (!node.path(key).asText().equals(name)) {
                kept.add(node);
            }
        });
        array.removeAll().addAll(kept);
    }

    private static ObjectNode named(JsonNode array, String key, String name) {
        return (ObjectNode) RealmFile.byName(array, key).getOrDefault(name, JSON.createObjectNode());
    }
}
