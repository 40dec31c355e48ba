package dev.qingfeng.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A realm of a running Keycloak. Its users belong to the installation: nothing here changes or removes one that exists.
 */
public final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();

    // What was applied is remembered in the realm itself, so that it cannot get lost apart from it.
    private static final String APPLIED = "qingfeng.applied";

    private final AdminApi admin;
    private final String name;

    Realm(AdminApi admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /**
     * Makes the realm as the file says, and creates it the first time. Roles, client scopes and clients are created or
     * updated in place, so users keep their roles and clients their secrets; those that an earlier file named and this
     * one does not are removed, those that nobody named here stay. A setting that is no longer named keeps its value.
     *
     * @return false when exactly this file was applied before, and nothing was done
     */
    public boolean apply(RealmFile file) {
        JsonNode current = admin.find(path("")).orElseGet(this::create);
        Applied before = Applied.of(current.path("attributes").path(APPLIED).asText());
        Applied now = Applied.of(file);
        if (before.fingerprint().equals(now.fingerprint())) {
            return false;
        }
        applyRoles(file, before);
        applyClientScopes(file);
        applyClients(file, before);
        removeClientScopes(file, before);
        applyServiceAccounts(file);
        admin.put(path("/users/profile"), file.userProfile());
        // Last, so that an application which was broken off is repeated.
        ObjectNode settings = file.settings();
        ObjectNode attributes = settings.putObject("attributes");
        attributes.setAll(current.withObject("/attributes"));
        attributes.put(APPLIED, now.json());
        admin.put(path(""), settings);
        return true;
    }

    /** Creates the accounts that are missing; one that exists stays as it is. */
    public void add(DemoAccounts accounts) {
        Set<String> existing = RealmFile.byName(admin.get(path("/users?briefRepresentation=true&max=1000")), "username")
                .keySet();
        ArrayNode missing = JSON.createArrayNode();
        accounts.accounts().stream()
                .filter(account -> !existing.contains(account.username()))
                .map(account -> account.representation(accounts.password()))
                .forEach(missing::add);
        if (missing.isEmpty()) {
            return;
        }
        ObjectNode request = JSON.createObjectNode().put("ifResourceExists", "SKIP");
        request.set("users", missing);
        admin.post(path("/partialImport"), request);
    }

    /** The secret of a confidential client. */
    public String clientSecret(String clientId) {
        JsonNode client = clients().get(clientId);
        if (client == null) {
            throw new IllegalArgumentException("No such client: " + clientId);
        }
        return admin.get(path("/clients/" + id(client) + "/client-secret"))
                .required("value")
                .asText();
    }

    private JsonNode create() {
        admin.post("", JSON.createObjectNode().put("realm", name).put("enabled", true));
        admin.forgetToken();
        return admin.get(path(""));
    }

    private void applyRoles(RealmFile file, Applied before) {
        Map<String, JsonNode> existing = RealmFile.byName(admin.get(path("/roles?briefRepresentation=false")), "name");
        file.roles().forEach((role, wanted) -> {
            JsonNode actual = existing.get(role);
            if (actual == null) {
                admin.post(path("/roles"), wanted);
            } else if (!contains(actual, wanted)) {
                admin.put(path("/roles/" + role), overwritten(actual, wanted));
            }
        });
        gone(before.roles(), file.roles(), existing).forEach(role -> admin.delete(path("/roles/" + role)));
    }

    private void applyClientScopes(RealmFile file) {
        Map<String, JsonNode> existing = clientScopes();
        file.clientScopes().forEach((scope, wanted) -> {
            JsonNode actual = existing.get(scope);
            if (actual == null) {
                admin.post(path("/client-scopes"), wanted);
            } else {
                String at = path("/client-scopes/" + id(actual));
                JsonNode own = without(wanted, "protocolMappers");
                if (!contains(actual, own)) {
                    admin.put(at, overwritten(actual, own));
                }
                applyMappers(at, actual.path("protocolMappers"), wanted.path("protocolMappers"));
            }
        });
    }

    private void removeClientScopes(RealmFile file, Applied before) {
        Map<String, JsonNode> existing = clientScopes();
        gone(before.clientScopes(), file.clientScopes(), existing)
                .forEach(scope -> admin.delete(path("/client-scopes/" + id(existing, scope))));
    }

    private void applyClients(RealmFile file, Applied before) {
        Map<String, JsonNode> existing = clients();
        file.clients().forEach((client, wanted) -> {
            JsonNode actual = existing.get(client);
            if (actual == null) {
                admin.post(path("/clients"), wanted);
            } else {
                String at = path("/clients/" + id(actual));
                JsonNode own = without(wanted, "protocolMappers", "defaultClientScopes", "optionalClientScopes");
                if (!contains(actual, own)) {
                    admin.put(at, overwritten(actual, own));
                }
                applyMappers(at, actual.path("protocolMappers"), wanted.path("protocolMappers"));
                applyScopesOf(at, "default", actual, wanted);
                applyScopesOf(at, "optional", actual, wanted);
            }
        });
        gone(before.clients(), file.clients(), existing)
                .forEach(client -> admin.delete(path("/clients/" + id(existing, client))));
    }

    private void applyMappers(String at, JsonNode actualMappers, JsonNode wantedMappers) {
        Map<String, JsonNode> actual = RealmFile.byName(actualMappers, "name");
        Map<String, JsonNode> wanted = RealmFile.byName(wantedMappers, "name");
        String models = at + "/protocol-mappers/models";
        wanted.forEach((mapper, definition) -> {
            JsonNode present = actual.get(mapper);
            if (present == null) {
                admin.post(models, definition);
            } else if (!contains(present, definition)) {
                admin.put(models + "/" + id(present), overwritten(present, definition));
            }
        });
        actual.forEach((mapper, present) -> {
            if (!wanted.containsKey(mapper)) {
                admin.delete(models + "/" + id(present));
            }
        });
    }

    private void applyScopesOf(String client, String kind, JsonNode actual, JsonNode wanted) {
        String field = kind + "ClientScopes";
        if (!wanted.has(field)) {
            return;
        }
        Map<String, JsonNode> scopes = clientScopes();
        Set<String> present = texts(actual.path(field));
        Set<String> named = texts(wanted.path(field));
        String at = client + "/" + kind + "-client-scopes/";
        present.stream().filter(scope -> !named.contains(scope)).forEach(scope -> admin.delete(at + id(scopes, scope)));
        named.stream().filter(scope -> !present.contains(scope)).forEach(scope -> admin.put(at + id(scopes, scope)));
    }

    private void applyServiceAccounts(RealmFile file) {
        Map<String, JsonNode> clients = clients();
        Map<String, JsonNode> roles = RealmFile.byName(admin.get(path("/roles")), "name");
        Map<String, Map<String, List<String>>> clientRoles = file.serviceAccountClientRoles();
        file.serviceAccountRoles().forEach((client, wanted) -> {
            JsonNode account = admin.get(path("/clients/" + id(clients, client) + "/service-account-user"));
            String at = path("/users/" + id(account) + "/role-mappings");
            JsonNode actual = admin.get(at);
            Set<String> realmRoles = new HashSet<>(wanted);
            // Everyone has it, and nobody names it.
            realmRoles.add("default-roles-" + name);
            applyRoleMappings(at + "/realm", roles, actual.path("realmMappings"), realmRoles);
            applyClientRoles(at, clients, actual.path("clientMappings"), clientRoles.getOrDefault(client, Map.of()));
        });
    }

    private void applyClientRoles(
            String mappings, Map<String, JsonNode> clients, JsonNode actual, Map<String, List<String>> wanted) {
        Set<String> owners = new HashSet<>(wanted.keySet());
        actual.fieldNames().forEachRemaining(owners::add);
        for (String owner : owners) {
            String client = id(clients, owner);
            applyRoleMappings(
                    mappings + "/clients/" + client,
                    RealmFile.byName(admin.get(path("/clients/" + client + "/roles")), "name"),
                    actual.path(owner).path("mappings"),
                    Set.copyOf(wanted.getOrDefault(owner, List.of())));
        }
    }

    private void applyRoleMappings(String at, Map<String, JsonNode> roles, JsonNode mappings, Set<String> wanted) {
        Map<String, JsonNode> actual = RealmFile.byName(mappings, "name");
        ArrayNode missing = JSON.createArrayNode();
        wanted.stream()
                .filter(role -> !actual.containsKey(role))
                .map(role -> named(roles, role))
                .forEach(missing::add);
        ArrayNode surplus = JSON.createArrayNode();
        actual.forEach((role, mapping) -> {
            if (!wanted.contains(role)) {
                surplus.add(mapping);
            }
        });
        if (!missing.isEmpty()) {
            admin.post(at, missing);
        }
        if (!surplus.isEmpty()) {
            admin.delete(at, surplus);
        }
    }

    private Map<String, JsonNode> clients() {
        return RealmFile.byName(admin.get(path("/clients")), "clientId");
    }

    private Map<String, JsonNode> clientScopes() {
        return RealmFile.byName(admin.get(path("/client-scopes")), "name");
    }

    private String path(String below) {
        return "/" + name + below;
    }

    private static List<String> gone(
            Collection<String> before, Map<String, JsonNode> wanted, Map<String, JsonNode> existing) {
        return before.stream()
                .filter(named -> !wanted.containsKey(named) && existing.containsKey(named))
                .toList();
    }

    private static String id(JsonNode representation) {
        return representation.required("id").asText();
    }

    private static String id(Map<String, JsonNode> representations, String named) {
        return id(named(representations, named));
    }

    private static JsonNode named(Map<String, JsonNode> representations, String named) {
        return Optional.ofNullable(representations.get(named))
                .orElseThrow(() -> new IllegalStateException("Keycloak knows nothing named " + named));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static boolean contains(JsonNode actual, JsonNode wanted) {
        if (wanted instanceof ObjectNode object) {
            return object.properties().stream()
                    .allMatch(field -> contains(actual.path(field.getKey()), field.getValue()));
        }
        if (wanted instanceof ArrayNode) {
            return actual.isArray() && texts(actual).equals(texts(wanted));
        }
        return actual.equals(wanted);
    }

    private static JsonNode overwritten(JsonNode actual, JsonNode wanted) {
        ObjectNode result = actual.deepCopy();
        wanted.properties().forEach(field -> {
            JsonNode below = result.get(field.getKey());
            result.set(
                    field.getKey(),
                    below instanceof ObjectNode && field.getValue() instanceof ObjectNode
                            ? overwritten(below, field.getValue())
                            : field.getValue());
        });
        return result;
    }

    private static JsonNode without(JsonNode representation, String... fields) {
        return ((ObjectNode) representation.deepCopy()).remove(List.of(fields));
    }

    /** What the last application named, kept as JSON in an attribute of the realm. */
    private record Applied(String fingerprint, List<String> roles, List<String> clientScopes, List<String> clients) {

        static Applied of(RealmFile file) {
            return new Applied(
                    file.fingerprint(),
                    List.copyOf(file.roles().keySet()),
                    List.copyOf(file.clientScopes().keySet()),
                    List.copyOf(file.clients().keySet()));
        }

        static Applied of(String json) {
            try {
                return json.isEmpty()
                        ? new Applied("", List.of(), List.of(), List.of())
                        : JSON.readValue(json, Applied.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The realm's attribute " + APPLIED + " was changed by hand", e);
            }
        }

        String json() {
            return JSON.valueToTree(this).toString();
        }
    }
}
