package dev.qingfeng.platform.security;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling: a person by their staff number, or a system by its client id. */
@RequestScoped
public class Caller {

    /** How Keycloak names the account that stands for a client which signs in as itself, before the client's id. */
    private static final String SYSTEM_ACCOUNT = "service-account-";

    /** How a system is named. */
    private static final String SYSTEM = "client:";

    private final SecurityIdentity identity;
    private final Duration tokenAge;
    private @Nullable Represented represented;

    private record Represented(String id, UnitPath scope) {}

    Caller(
            SecurityIdentity identity,
            @ConfigProperty(name = "quarkus.oidc.token.age", defaultValue = "PT1H") Duration tokenAge) {
        this.identity = identity;
        this.tokenAge = tokenAge;
    }

    /**
     * From now on whoever asked for the work that is done, for work that outlasts their request, until this context ends.
     * They have no roles here; what they may do was judged when they asked.
     *
     * @param id as {@link #id} gave it then
     * @param scope as {@link #scope} gave it then
     */
    public void represent(String id, UnitPath scope) {
        represented = new Represented(id, scope);
    }

    /** Whether this stands for somebody whose request is over. */
    public boolean isRepresented() {
        return represented != null;
    }

    /** Staff number of the person; refuses with 403 {@code staff-number-missing} if the token names none. */
    public String staffNumber() {
        return knownStaffNumber().orElseThrow(() -> ProblemException.of(PlatformProblem.STAFF_NUMBER_MISSING));
    }

    /** Staff number of the person, if the token names one. */
    public Optional<String> knownStaffNumber() {
        return represented == null
                ? claim("staff_number")
                : Optional.of(represented.id()).filter(id -> !id.startsWith(SYSTEM));
    }

    /** Subtree of units that the caller may see; refuses with 403 {@code unit-scope-missing} if the token names none. */
    public UnitPath scope() {
        if (represented != null) {
            return represented.scope();
        }
        return claim("unit_path")
                .map(UnitPath::parse)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNIT_SCOPE_MISSING));
    }

    public boolean hasRole(String role) {
        return represented == null && identity.hasRole(role);
    }

    /**
     * Whom an action is put down to: a person by the staff number, a system as {@code client:} and its id, and whoever did not
     * sign in as {@code anonymous}. Refuses a person without a staff number with 403 {@code staff-number-missing}: the client
     * that they use is the client of many.
     */
    public String id() {
        if (represented != null) {
            return represented.id();
        }
        return identity.isAnonymous()
                ? "anonymous"
                : system().map(client -> SYSTEM + client).orElseGet(this::staffNumber);
    }

    /** The client, where the token is its own and not one that it was given for a person. */
    private Optional<String> system() {
        return claim("azp")
                .filter(client -> claim("preferred_username")
                        .filter(name -> name.equals(SYSTEM_ACCOUNT + client.toLowerCase(Locale.ROOT)))
                        .isPresent());
    }

    /** When the token of whoever is calling would be refused, for its end or its age; the epoch for who sent none. */
    public Instant tokenEnds() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Instant end = Instant.ofEpochSecond(token.getExpirationTime());
            Instant old = Instant.ofEpochSecond(token.getIssuedAtTime()).plus(tokenAge);
            return end.isBefore(old) ? end : old;
        }
        return Instant.EPOCH;
    }

    private Optional<String> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(name))
                        .map(Object::toString)
                        .filter(value -> !value.isBlank())
                : Optional.empty();
    }
}
