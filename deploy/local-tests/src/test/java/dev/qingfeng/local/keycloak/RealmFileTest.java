package dev.qingfeng.local.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {
    private static final Path DEPLOY = Path.of(System.getProperty("qingfeng.root"), "deploy");

    @TempDir
    private Path folder;

    @Test
    void anOverlayAddsToTheRealmAndSetsOtherwise() throws IOException {
        RealmFile merged = file("""
                {'realm': 'r', 'passwordPolicy': 'length(12)', 'accessTokenLifespan': 300, 'clients': [
                  {'clientId': 'web', 'publicClient': true, 'redirectUris': []}]}
                """).with(write("overlay.json", """
                {'passwordPolicy': '', 'clients': [
                  {'clientId': 'web', 'redirectUris': ['http://localhost/*']}, {'clientId': 'cli'}]}
                """));

        assertEquals(json("{'passwordPolicy': '', 'accessTokenLifespan': 300}"), merged.settings());
        JsonNode web = json("{'clientId': 'web', 'publicClient': true, 'redirectUris': ['http://localhost/*']}");
        assertEquals(Map.of("web", web, "cli", json("{'clientId': 'cli'}")), merged.clients());
    }

    @Test
    void originsAreAddedToThoseOfTheFile() throws IOException {
        RealmFile file =
                file("{'realm': 'r', 'clients': [{'clientId': 'web', 'webOrigins': ['http://a', 'http://b']}]}");

        RealmFile more = file.withWebOrigins("web", List.of("http://b", "http://c"));

        assertEquals(
                Map.of("web", json("{'clientId': 'web', 'webOrigins': ['http://a', 'http://b', 'http://c']}")),
                more.clients());
        assertNotEquals(file.fingerprint(), more.fingerprint());
        assertEquals(
                more.fingerprint(),
                file.withWebOrigins("web", List.of("http://b", "http://c")).fingerprint());
    }

    @Test
    void whatIsNotJsonIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> file("{'realm': "));

        assertTrue(String.valueOf(refusal.getMessage()).contains("realm.json is not JSON"));
    }

    @Test
    void theCommittedRealmHoldsNoPersonAndNoSecret() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(Files.readString(DEPLOY.resolve("keycloak/qingfeng-realm.json")));

        assertTrue(RealmFile.stream(realm.path("users")).allMatch(user -> user.has("serviceAccountClientId")));
        assertTrue(realm.findValues("secret").isEmpty());
        assertTrue(realm.findValues("credentials").isEmpty());
    }

    @Test
    void theServiceThatKeepsAccountsManagesUsersAndNothingElse() {
        RealmFile realm = RealmFile.read(
                DEPLOY.resolve("keycloak/qingfeng-realm.json"), DEPLOY.resolve("keycloak/qingfeng-user-profile.json"));

        assertEquals(
                Map.of(
                        "account-provisioning",
                        Map.of("realm-management", List.of("manage-users", "query-users", "view-users"))),
                realm.serviceAccountClientRoles());
        assertEquals(Map.of("account-provisioning", List.of()), realm.serviceAccountRoles());
    }

    @Test
    void aSecretIsAddedToItsClient() throws IOException {
        RealmFile file =
                file("{'realm': 'r', 'clients': [{'clientId': 'a', 'publicClient': false}, {'clientId': 'b'}]}");

        assertEquals(
                Map.of(
                        "a",
                        json("{'clientId': 'a', 'publicClient': false, 'secret': 'made up'}"),
                        "b",
                        json("{'clientId': 'b'}")),
                file.withSecret("a", "made up").clients());
    }

    @Test
    void eachRoleHasADemoAccountThatIsNamedAfterIt() {
        RealmFile realm = RealmFile.read(
                DEPLOY.resolve("keycloak/qingfeng-realm.json"), DEPLOY.resolve("keycloak/qingfeng-user-profile.json"));
        DemoAccounts accounts = DemoAccounts.read(DEPLOY.resolve("local/demo-accounts.json"));

        Set<String> roles = realm.roles().keySet();

        assertEquals(15, roles.size());
        assertEquals(
                roles.stream()
                        .filter(role -> !role.equals("event-consumer"))
                        .sorted()
                        .toList(),
                accounts.accounts().stream()
                        .filter(DemoAccounts.Account::isNamedAfterItsRole)
                        .map(DemoAccounts.Account::username)
                        .sorted()
                        .toList());
    }

    private RealmFile file(String realm) throws IOException {
        return RealmFile.read(write("realm.json", realm), write("profile.json", "{}"));
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
