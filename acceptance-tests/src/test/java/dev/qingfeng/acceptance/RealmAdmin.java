package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.RunningSystem;
import dev.qingfeng.local.keycloak.KeycloakServer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The realm as its administrator changes it. What a test adds it also removes: the paths that are returned are for that.
 *
 * @param api of this realm's administration
 */
record RealmAdmin(Api api) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RealmAdmin of(RunningSystem.Keycloak keycloak, String password) {
        return new RealmAdmin(new Api(
                keycloak.issuer().replace("/realms/", "/admin/realms/"),
                () -> Map.of(
                        "Authorization",
                        "Bearer "
                                + Accounts.signIn(
                                        keycloak.url() + "/realms/master",
                                        "admin-cli",
                                        KeycloakServer.ADMIN,
                                        password))));
    }

    /** Makes the realm publish a key, with which it does not sign itself, and tells the key its id there. */
    String add(SigningKey key) {
        ObjectNode component = JSON.createObjectNode()
                .put("name", "acceptance test")
                .put("providerId", "rsa")
                .put("providerType", "org.keycloak.keys.KeyProvider");
        ObjectNode config = component.putObject("config");
        Map.of("privateKey", key.privatePem(), "priority", "1", "enabled", "true", "active", "false")
                .forEach((name, value) -> config.putArray(name).add(value));
        String path = create("/components", component);
        String id = path.substring(path.lastIndexOf('/') + 1);
        key.id(StreamSupport.stream(api.get("/keys").accepted().required("keys").spliterator(), false)
                .filter(published -> published.path("providerId").asText().equals(id))
                .map(published -> published.required("kid").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The realm has not taken the key")));
        return path;
    }

    /**
     * Adds a person who may sign in at once.
     *
     * @param attributes such as {@code unit_path}
     */
    String addPerson(String name, String password, Set<String> roles, Map<String, String> attributes) {
        ObjectNode user = JSON.createObjectNode()
                .put("username", name)
                .put("enabled", true)
                .put("firstName", "Acceptance")
                .put("lastName", "Test");
        ObjectNode all = user.putObject("attributes");
        attributes.forEach((attribute, value) -> all.putArray(attribute).add(value));
        user.putArray("credentials").addObject().put("type", "password").put("value", password);
        String path = create("/users", user);
        ArrayNode mappings = JSON.createArrayNode();
        for (String role : roles) {
            mappings.add(api.get("/roles/" + role).accepted());
        }
        api.postJson(path + "/role-mappings/realm", mappings).accepted();
        return path;
    }

    void remove(String path) {
        try {
            api.send("DELETE", path, "", Map.of()).accepted();
        } catch (IOException e) {
            throw new AssertionError("No answer to DELETE " + path, e);
        }
    }

    /** Returns the path of what was created. */
    private String create(String collection, JsonNode body) {
        Answer answer = api.postJson(collection, body);
        answer.accepted();
        return answer.response()
                .headers()
                .firstValue("location")
                .map(location -> location.substring(location.indexOf(collection)))
                .orElseThrow(() -> new AssertionError("No location in " + answer));
    }
}
