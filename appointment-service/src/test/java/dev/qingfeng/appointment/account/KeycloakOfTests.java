package dev.qingfeng.appointment.account;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A Keycloak that answers what a test says; whatever it says nothing of is not found. */
final class KeycloakOfTests implements AutoCloseable {

    static final String USERS = "/auth/admin/realms/quarkus/users";
    static final String ROLES = "/role-mappings/realm";

    private final List<MappingBuilder> stubs = new ArrayList<>();
    private final WireMock keycloak;

    KeycloakOfTests() {
        URI realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", URI.class);
        keycloak = WireMock.create().host(realm.getHost()).port(realm.getPort()).build();
        stub(post(urlEqualTo(realm.getPath() + "/protocol/openid-connect/token"))
                .withRequestBody(containing("client_credentials"))
                .willReturn(okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
    }

    /** What was said last of the same request holds. */
    void stub(MappingBuilder stub) {
        stubs.add(stub.withId(UUID.randomUUID()));
        keycloak.register(stub);
    }

    /** It answers, if only to whoever asks whether it does. */
    void answers() {
        stub(get(urlPathEqualTo(USERS))
                .withQueryParam("first", equalTo("0"))
                .withQueryParam("max", equalTo("1"))
                .willReturn(okJson("[]")));
    }

    /** The question for who has a staff number. */
    static MappingBuilder search(String number) {
        return get(urlPathEqualTo(USERS)).withQueryParam("q", equalTo("staff_number:" + number));
    }

    /** Who has the staff number. */
    void has(String number, String... users) {
        stub(search(number).willReturn(okJson(Arrays.toString(users))));
    }

    /** All its users. */
    void hasInAll(String... users) {
        stub(get(urlPathEqualTo(USERS))
                .withQueryParam("first", equalTo("0"))
                .withQueryParam("max", equalTo("500"))
                .atPriority(10)
                .willReturn(okJson(Arrays.toString(users))));
    }

    static String user(String id, String number, @Nullable String unitPath) {
        return user(id, number, unitPath, true);
    }

    static String user(String id, String number, @Nullable String unitPath, boolean enabled) {
        String path = unitPath == null ? "" : ",\"unit_path\":[\"%s\"]".formatted(unitPath);
        return """
                {"id":"%s","username":"%1$s","enabled":%s,"surprise":1,"attributes":{"staff_number":["%s"]%s}}""".formatted(id, enabled, number, path);
    }

    /** The roles of a user, in themselves and all in all. */
    void gives(String id, String... roles) {
        stub(get(urlEqualTo(USERS + "/" + id + ROLES)).willReturn(okJson(roles(roles))));
        givesInAll(id, roles);
    }

    /** The roles of a user, also those that come with groups and other roles. */
    void givesInAll(String id, String... roles) {
        stub(get(urlPathEqualTo(USERS + "/" + id + ROLES + "/composite")).willReturn(okJson(roles(roles))));
    }

    /** Whatever a user is to be, and these roles. */
    void takesAllOf(String id, String... available) {
        String user = USERS + "/" + id;
        stub(put(urlEqualTo(user)).willReturn(status(204)));
        stub(post(urlEqualTo(user + "/logout")).willReturn(status(204)));
        stub(delete(urlEqualTo(user + ROLES)).willReturn(status(204)));
        stub(post(urlEqualTo(user + ROLES)).willReturn(status(204)));
        stub(get(urlEqualTo(user + ROLES + "/available")).willReturn(okJson(roles(available))));
    }

    private static String roles(String... names) {
        return Arrays.stream(names)
                .map(name -> "{\"id\":\"id of %s\",\"name\":\"%1$s\"}".formatted(name))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What of a user was to be changed, in order: the method and where. */
    List<String> changes(String id) {
        return requests(id).stream()
                .map(request -> request.getMethod() + " " + request.getUrl().substring((USERS + "/" + id).length()))
                .toList();
    }

    /** What was sent to be written to a user, in order. */
    List<String> bodies(String id) {
        return requests(id).stream().map(LoggedRequest::getBodyAsString).toList();
    }

    private List<LoggedRequest> requests(String id) {
        return keycloak.find(anyRequestedFor(urlPathMatching(USERS + "/" + id + "(/.*)?"))).stream()
                .filter(request -> !request.getMethod().equals(RequestMethod.GET))
                .toList();
    }

    /** How many users with this in them were to be made. */
    int made(String part) {
        return keycloak.find(WireMock.postRequestedFor(urlEqualTo(USERS)).withRequestBody(containing(part)))
                .size();
    }

    @Override
    public void close() {
        stubs.forEach(stub -> keycloak.removeStubMapping(stub.build()));
    }
}
