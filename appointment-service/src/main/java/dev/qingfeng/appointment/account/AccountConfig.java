package dev.qingfeng.appointment.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How accounts get into Keycloak, which is the one at {@code quarkus.oidc.auth-server-url}. */
@ConfigMapping(prefix = "qingfeng.accounts")
public interface AccountConfig {

    /** The client as which we sign in there; its service account may manage users and nothing else. */
    @WithDefault("account-provisioning")
    String clientId();

    /** Of that client. Without it no account is written to Keycloak; the registry only keeps who is to have one. */
    Optional<String> clientSecret();

    /** How often the service looks for accounts that are due; also how soon it tries again while Keycloak is away. */
    @WithDefault("5s")
    Duration interval();

    /** How many accounts are written in one go, at the most. */
    @WithDefault("200")
    int batch();

    /** How long Keycloak may take for one answer. */
    @WithDefault("5s")
    Duration timeout();

    /**
     * What a new user has to do when signing in first, in Keycloak's words. Empty where a directory or another identity provider
     * keeps the passwords.
     */
    @WithDefault("UPDATE_PASSWORD")
    Optional<List<String>> requiredActions();
}
