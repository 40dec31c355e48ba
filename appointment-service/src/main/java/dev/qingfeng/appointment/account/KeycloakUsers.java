package dev.qingfeng.appointment.account;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    /** Whether Keycloak answers at all; to be asked where it does not for one account. */
    boolean answer() {
        try {
            return ask(users -> users.list(0, 1)) != null;
        } catch (KeycloakAway | AccountRefusal e) {
            return false;
        }
    }

    /**
     * Makes the person's user as wanted, whatever it was before and however often this is done: one with the staff number is
     * taken over, whatever its name; else one is made that is named by the staff number. Passwords are never touched, nor roles
     * that the registry does not give. What a human has to decide is refused, and what is safe meanwhile is done.
     *
     * @param isSameUnit whether what is found under the wanted path now is what was found under this path once
     * @return id of the user; empty where nobody is to sign in
     */
    Optional<String> apply(WantedAccount wanted, Account account, Predicate<String> isSameUnit) {
        return ask(users -> {
            List<UserRepresentation> found = find(users, wanted.staffNumber());
            if (!wanted.isEnabled()) {
                shutOut(users, found);
                return Optional.empty();
            }
            if (found.size() > 1) {
                // Nobody keeps what they had by being two.
                found.stream()
                        .filter(user -> account.isOf(user.getId()))
                        .forEach(user -> admit(users.get(user.getId()), user, wanted, account, isSameUnit));
                throw new AccountRefusal(AccountFault.STAFF_NUMBER_SHARED);
            }
            UserRepresentation user = found.isEmpty() ? create(users, wanted) : found.get(0);
            admit(users.get(user.getId()), user, wanted, account, isSameUnit);
            return Optional.of(user.getId());
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

    /**
     * The user's roles, of those that the registry gives and takes, also those that come with a group or with another role; empty
     * if the user is no more.
     */
    Optional<Set<String>> roles(KeycloakUser user) {
        return ask(users -> {
            try {
                return Optional.of(effective(users.get(user.id()).roles().realmLevel(), AccountRole.realmRoles()));
            } catch (WebApplicationException e) {
                if (e.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                    return Optional.empty();
                }
                throw e;
            }
        });
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
        try (Response created = written(() -> users.create(user))) {
            if (created.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                throw new AccountRefusal(AccountFault.USERNAME_TAKEN);
            }
            user.setId(CreatedResponseUtil.getCreatedId(created));
        }
        return user;
    }

    /** In an order in which nobody has a role at the wrong place on the way. */
    private static void admit(
            UserResource resource,
            UserRepresentation user,
            WantedAccount wanted,
            Account account,
            Predicate<String> isSameUnit) {
        RoleScopeResource roles = resource.roles().realmLevel();
        String present = attribute(user, UNIT_PATH).orElse(null);
        boolean moves = !wanted.unitPath().equals(present);
        boolean reserved =
                moves && !effective(roles, AccountRole.reservedRealmRoles()).isEmpty();
        if (moves && !account.isOf(user.getId())) {
            requireTakeover(present, reserved, account);
        }
        boolean held = reserved && !isNoFurther(wanted.unitPath(), present, isSameUnit);
        boolean enabled = user.isEnabled() || (account.mayEnable() && !held);
        boolean moved = held ? present != null : moves;

        Map<String, RoleRepresentation> granted = granted(roles);
        take(
                roles,
                granted.values().stream()
                        .filter(role -> !wanted.realmRoles().contains(role.getName()))
                        .toList());
        if (moved || enabled != user.isEnabled()) {
            user.setEnabled(enabled);
            // Who may not take the role along sees nothing: neither the old place any more nor the new one yet.
            Map<String, List<String>> attributes = new HashMap<>(user.getAttributes());
            attributes.put(UNIT_PATH, held ? List.of() : List.of(wanted.unitPath()));
            user.setAttributes(attributes);
            write(() -> resource.update(user));
        }
        if (held) {
            throw new AccountRefusal(FaultReason.RESERVED_ROLE_HELD);
        }
        Set<String> missing = wanted.realmRoles().stream()
                .filter(role -> !granted.containsKey(role))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            give(roles, missing);
        }
        if (!enabled) {
            throw new AccountRefusal(FaultReason.DISABLED_ELSEWHERE);
        }
    }

    /** How far a reserved role reaches is not for the registry to say, but for where its unit is found now, or for less. */
    private static boolean isNoFurther(String wanted, @Nullable String present, Predicate<String> isSameUnit) {
        return present != null && (new UnitPath(present).covers(wanted) || isSameUnit.test(present));
    }

    /** Refuses to take over a user who was there before, with rights that the granter could not have given. */
    private static void requireTakeover(@Nullable String present, boolean reserved, Account account) {
        if (reserved) {
            throw new AccountRefusal(FaultReason.RESERVED_ROLE_HELD);
        }
        if (present != null && !account.mayTakeOver(present)) {
            throw new AccountRefusal(FaultReason.USER_OF_OTHER_UNITS);
        }
    }

    private static void give(RoleScopeResource roles, Set<String> missing) {
        List<RoleRepresentation> available = roles.listAvailable().stream()
                .filter(role -> missing.contains(role.getName()))
                .toList();
        if (available.size() < missing.size()) {
            throw new AccountRefusal(AccountFault.ROLE_UNKNOWN);
        }
        write(() -> roles.add(available));
    }

    private static void take(RoleScopeResource roles, Collection<RoleRepresentation> surplus) {
        if (!surplus.isEmpty()) {
            write(() -> roles.remove(List.copyOf(surplus)));
        }
    }

    /**
     * Whoever is shut out is signed out too, also if that was all that failed the last time, and has nothing that comes back with
     * whoever lets them in. What is refused of one keeps nothing of the others.
     */
    private static void shutOut(UsersResource users, List<UserRepresentation> found) {
        List<Runnable> steps = new ArrayList<>();
        for (UserRepresentation user : found) {
            UserResource resource = users.get(user.getId());
            RoleScopeResource roles = resource.roles().realmLevel();
            steps.add(() -> disable(resource, user));
            steps.add(() -> write(resource::logout));
            steps.add(() -> take(roles, granted(roles).values()));
        }
        List<RuntimeException> refused = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                refused.add(e);
            }
        }
        if (!refused.isEmpty()) {
            throw refused.get(0);
        }
    }

    private static void disable(UserResource resource, UserRepresentation user) {
        if (user.isEnabled()) {
            user.setEnabled(false);
            write(() -> resource.update(user));
        }
    }

    private static Map<String, RoleRepresentation> granted(RoleScopeResource roles) {
        Set<String> ours = AccountRole.realmRoles();
        return roles.listAll().stream()
                .filter(role -> ours.contains(role.getName()))
                .collect(Collectors.toMap(RoleRepresentation::getName, Function.identity()));
    }

    private static Set<String> effective(RoleScopeResource roles, Set<String> among) {
        return roles.listEffective().stream()
                .map(RoleRepresentation::getName)
                .filter(among::contains)
                .collect(Collectors.toSet());
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
        } catch (ProcessingException | WebApplicationException e) {
            throw told(e);
        }
    }

    private static void write(Runnable change) {
        written(() -> {
            change.run();
            return true;
        });
    }

    private static <T> T written(Supplier<T> change) {
        try {
            return change.get();
        } catch (ProcessingException | WebApplicationException e) {
            throw told(e) instanceof KeycloakAway away ? away.onWrite() : e;
        }
    }

    /** What was said may name a person, so that it is not told. */
    private static RuntimeException told(RuntimeException failure) {
        if (!(failure instanceof WebApplicationException refused)) {
            Throwable cause = failure.getCause();
            return new KeycloakAway((cause == null ? failure : cause).getClass().getSimpleName());
        }
        int status = refused.getResponse().getStatus();
        if (AWAY.contains(status)) {
            return new KeycloakAway("status " + status);
        }
        LOG.warnf("Keycloak refused something of an account with status %d", status);
        return new AccountRefusal(AccountFault.REFUSED);
    }

    @PreDestroy
    void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
