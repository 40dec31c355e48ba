package dev.qingfeng.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A realm as code, in Keycloak's own format. Beside the realm's settings it may hold realm roles, client scopes,
 * clients and, under {@code users}, the roles of clients' service accounts.
 */
public final class RealmFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PARTS = Set.of("realm", "roles", "clientScopes", "clients", "users", "attributes");

    private final ObjectNode realm;
    private final JsonNode userProfile;

    private RealmFile(ObjectNode realm, JsonNode userProfile) {
        this.realm = realm;
        this.userProfile = userProfile;
    }

    /** Reads both files: the realm, and which attributes a user has and who may edit them. */
    public static RealmFile read(Path realm, Path userProfile) {
        return new RealmFile(object(realm), object(userProfile));
    }

    /** With what the overlay adds or sets otherwise: objects are merged, named members of lists by their name. */
    public RealmFile with(Path overlay) {
        return new RealmFile(merge(realm, object(overlay)), userProfile);
    }

    /** With these origins (such as {@code http://127.0.0.1:8081}) allowed to call Keycloak for this client. */
    public RealmFile withWebOrigins(String clientId, Collection<String> origins) {
        ObjectNode client = JSON.createObjectNode().put("clientId", clientId);
        ArrayNode all = client.putArray("webOrigins");
        Stream.concat(
                        client(clientId).map(declared -> declared.path("webOrigins")).stream()
                                .flatMap(RealmFile::stream)
                                .map(JsonNode::asText),
                        origins.stream())
                .distinct()
                .forEach(all::add);
        ObjectNode overlay = JSON.createObjectNode();
        overlay.putArray("clients").add(client);
        return new RealmFile(merge(realm, overlay), userProfile);
    }

    /** With this secret for a client, which is never in a file that is kept. */
    public RealmFile withSecret(String clientId, String secret) {
        ObjectNode overlay = JSON.createObjectNode();
        overlay.putArray("clients").addObject().put("clientId", clientId).put("secret", secret);
        return new RealmFile(merge(realm, overlay), userProfile);
    }

    private Optional<JsonNode> client(String clientId) {
        return stream(realm.path("clients"))
                .filter(client -> client.path("clientId").asText().equals(clientId))
                .findFirst();
    }

    String name() {
        return realm.required("realm").asText();
    }

    /** The realm's own settings, without its parts. */
    ObjectNode settings() {
        return realm.deepCopy().without(PARTS);
    }

    Map<String, JsonNode> roles() {
        return byName(realm.path("roles").path("realm"), "name");
    }

    Map<String, JsonNode> clientScopes() {
        return byName(realm.path("clientScopes"), "name");
    }

    Map<String, JsonNode> clients() {
        return byName(realm.path("clients"), "clientId");
    }

    /** Names of the realm roles of each client's service account, by client id. */
    Map<String, List<String>> serviceAccountRoles() {
        return stream(realm.path("users"))
                .collect(Collectors.toMap(
                        user -> user.required("serviceAccountClientId").asText(),
                        user -> stream(user.path("realmRoles"))
                                .map(JsonNode::asText)
                                .toList()));
    }

    /** Names of the client roles of each client's service account, by client id and then by the id of the roles' client. */
    Map<String, Map<String, List<String>>> serviceAccountClientRoles() {
        return stream(realm.path("users"))
                .collect(Collectors.toMap(
                        user -> user.required("serviceAccountClientId").asText(),
                        user -> user.path("clientRoles").properties().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        roles -> stream(roles.getValue())
                                                .map(JsonNode::asText)
                                                .toList()))));
    }

    JsonNode userProfile() {
        return userProfile;
    }

    /** Equal for equal files. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(realm.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(userProfile.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, JsonNode> byName(JsonNode array, String key) {
        return stream(array)
                .collect(Collectors.toMap(
                        node -> node.required(key).asText(), Function.identity(), (a, b) -> b, TreeMap::new));
    }

    private static ObjectNode object(Path file) {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw new Refusal(file + " is not a JSON object: mend it and start again");
        } catch (JsonProcessingException e) {
            throw new Refusal("%s is not JSON: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode merge(ObjectNode base, ObjectNode overlay) {
        ObjectNode merged = base.deepCopy();
        overlay.properties()
                .forEach(field -> merged.set(field.getKey(), merge(base.get(field.getKey()), field.getValue())));
        return merged;
    }

    private static JsonNode merge(@Nullable JsonNode below, JsonNode above) {
        if (below instanceof ObjectNode base && above instanceof ObjectNode overlay) {
            return merge(base, overlay);
        }
        if (below instanceof ArrayNode base && above instanceof ArrayNode overlay && areNamed(overlay)) {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            stream(base).forEach(member -> members.put(nameOf(member), member));
            stream(overlay).forEach(member -> members.merge(nameOf(member), member, RealmFile::merge));
            return JSON.createArrayNode().addAll(members.values());
        }
        return above.deepCopy();
    }

    private static boolean areNamed(ArrayNode members) {
        return stream(members).noneMatch(member -> nameOf(member).isEmpty());
    }

    private static String nameOf(JsonNode member) {
        return Stream.of("clientId", "username", "name")
                .map(key -> member.path(key).asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
