package dev.qingfeng.appointment.account;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The users of Keycloak's realm. What concerns one of them is refused with {@link AccountRefusal}; without an answer there is
 * {@link KeycloakAway}.
 */
@ApplicationScoped
class KeycloakUsers {

    private static final Logger LOG = Logger.getLogger(KeycloakUsers.class);

    private static final String STAFF_NUMBER = "staff_number";
    private static final String UNIT_PATH = "unit_path";
    private static final String REALMS = "/realms/";
    private static final int PAGE = 500;
    private static final Set<Integer> AWAY = Set.of(401, 502, 503, 504);

    private final AccountConfig config;
    private final String realm;
    private final @Nullable Keycloak keycloak;

    KeycloakUsers(AccountConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        int end = issuer.lastIndexOf(REALMS);
        this.config = config;
        this.realm = issuer.substring(end + REALMS.length());
        this.keycloak = config.clientSecret()
                .map(secret -> connect(issuer.substring(0, end), realm, secret, config))
                .orElse(null);
    }

    private static Keycloak connect(String server, String realm, String secret, AccountConfig config) {
        // Made here and not injected, since Quarkus's own waits for an answer for ever.
        Client http = Keycloak.getClientProvider().newRestEasyClient(null, null, false);
        http.property(
                QuarkusRestClientProperties.READ_TIMEOUT,
                Long.valueOf(config.timeout().toMillis()));
        return KeycloakBuilder.builder()
                .serverUrl(server)
                .realm(realm)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(config.clientId())
                .clientSecret(secret)
                .resteasyClient(http)
                .build();
    }

    /** Whether there is a Keycloak to write to. */
    boolean isKnown() {
        return keycloak != null;
    }

    /**
     * Makes the person's user as wanted, whatever it was before and however often this is done: one with the staff number is
     * taken over, whatever its name; else one is made that is named by the staff number. Passwords are never touched, nor roles
     * that the registry does not give.
     */
    void apply(WantedAccount wanted) {
        ask(users -> {
            List<UserRepresentation> found = find(users, wanted.staffNumber());
            if (!wanted.isEnabled()) {
                found.forEach(user -> shutOut(users.get(user.getId()), user));
            } else if (found.size() > 1) {
                throw new AccountRefusal(AccountFault.STAFF_NUMBER_SHARED);
            } else {
                UserRepresentation user = found.isEmpty() ? create(users, wanted) : found.get(0);
                admit(users.get(user.getId()), user, wanted);
            }
            return true;
        });
    }

    /** Everyone in the realm who has a staff number. */
    List<KeycloakUser> all() {
        return ask(users -> {
            List<KeycloakUser> all = new ArrayList<>();
            List<UserRepresentation> page;
            int first = 0;
            do {
                page = users.list(first, PAGE);
                page.forEach(user -> attribute(user, STAFF_NUMBER)
                        .map(number -> new KeycloakUser(
                                user.getId(), number, attribute(user, UNIT_PATH).orElse(null), user.isEnabled()))
                        .ifPresent(all::add));
                first += PAGE;
            } while (page.size() == PAGE);
            return all;
        });
    }

    /** The user's roles, of those that the registry gives and takes. */
    Set<String> roles(KeycloakUser user) {
        return ask(users -> granted(users.get(user.id()).roles().realmLevel()).keySet());
    }

    private static List<UserRepresentation> find(UsersResource users, String staffNumber) {
        return users.searchByAttributes(0, PAGE, null, false, STAFF_NUMBER + ":" + staffNumber).stream()
                .filter(user -> attribute(user, STAFF_NUMBER)
                        .filter(Predicate.isEqual(staffNumber))
                        .isPresent())
                .toList();
    }

    private UserRepresentation create(UsersResource users, WantedAccount wanted) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(wanted.staffNumber());
        user.setEnabled(true);
        user.setAttributes(Map.of(STAFF_NUMBER, List.of(wanted.staffNumber()), UNIT_PATH, List.of(wanted.unitPath())));
        user.setRequiredActions(config.requiredActions().orElse(List.of()));
        try (Response created = users.create(user)) {
            if (created.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                throw new AccountRefusal(AccountFault.USERNAME_TAKEN);
            }
            user.setId(CreatedResponseUtil.getCreatedId(created));
        }
        return user;
    }

    /** In an order in which nobody has a role at the wrong place on the way. */
    private static void admit(UserResource resource, UserRepresentation user, WantedAccount wanted) {
        RoleScopeResource roles = resource.roles().realmLevel();
        Map<String, RoleRepresentation> granted = granted(roles);
        List<RoleRepresentation> surplus = granted.values().stream()
                .filter(role -> !wanted.realmRoles().contains(role.getName()))
                .toList();
        if (!surplus.isEmpty()) {
            roles.remove(surplus);
        }
        if (!user.isEnabled()
                || !attribute(user, UNIT_PATH)
                        .filter(Predicate.isEqual(wanted.unitPath()))
                        .isPresent()) {
            user.setEnabled(true);
            user.singleAttribute(UNIT_PATH, wanted.unitPath());
            resource.update(user);
        }
        Set<String> missing = wanted.realmRoles().stream()
                .filter(role -> !granted.containsKey(role))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            give(roles, missing);
        }
    }

    private static void give(RoleScopeResource roles, Set<String> missing) {
        List<RoleRepresentation> available = roles.listAvailable().stream()
                .filter(role -> missing.contains(role.getName()))
                .toList();
        if (available.size() < missing.size()) {
            throw new AccountRefusal(AccountFault.ROLE_UNKNOWN);
        }
        roles.add(available);
    }

    /** Whoever is shut out is signed out too, also if that was all that failed the last time. */
    private static void shutOut(UserResource resource, UserRepresentation user) {
        if (user.isEnabled()) {
            user.setEnabled(false);
            resource.update(user);
        }
        resource.logout();
    }

    private static Map<String, RoleRepresentation> granted(RoleScopeResource roles) {
        Set<String> ours = AccountRole.realmRoles();
        return roles.listAll().stream()
                .filter(role -> ours.contains(role.getName()))
                .collect(Collectors.toMap(RoleRepresentation::getName, Function.identity()));
    }

    private static Optional<String> attribute(UserRepresentation user, String name) {
        return Optional.ofNullable(user.getAttributes())
                .map(attributes -> attributes.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }

    private <T> T ask(Function<UsersResource, T> question) {
        if (keycloak == null) {
            throw new KeycloakAway("no client secret is configured");
        }
        try {
            return question.apply(keycloak.realm(realm).users());
        } catch (ProcessingException e) {
            throw new KeycloakAway(String.valueOf(e.getMessage()));
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (AWAY.contains(status)) {
                throw new KeycloakAway("status " + status);
            }
            // Its body could name a person.
            LOG.warnf("Keycloak refused something of an account with status %d", status);
            throw new AccountRefusal(AccountFault.REFUSED);
        }
    }

    @PreDestroy
    void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
