package dev.qingfeng.platform.security;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling: a person by their staff number, or a system by its client id. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Staff number of the person; refuses with 403 {@code staff-number-missing} if the token names none. */
    public String staffNumber() {
        return claim("staff_number").orElseThrow(() -> ProblemException.of(PlatformProblem.STAFF_NUMBER_MISSING));
    }

    /** Subtree of units that the caller may see; refuses with 403 {@code unit-scope-missing} if the token names none. */
    public UnitPath scope() {
        return claim("unit_path")
                .map(UnitPath::parse)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNIT_SCOPE_MISSING));
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Whom an action is put down to: the staff number, for a system {@code client:} and its id, else {@code anonymous}. */
    public String id() {
        return claim("staff_number")
                .or(() -> claim("azp").map(client -> "client:" + client))
                .orElse("anonymous");
    }

    private Optional<String> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(name))
                        .map(Object::toString)
                        .filter(value -> !value.isBlank())
                : Optional.empty();
    }
}
