package dev.qingfeng.local.kafka;

import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/**
 * Makes who comes with a token a {@code Client:} and who comes with a password a {@code User:}, as Kafka's
 * {@code principal.builder.class}. Otherwise whoever may name a client in Keycloak could name one {@code admin} and be
 * Kafka's administrator. Needs nothing but kafka-clients, so that any broker can load it from our jar.
 */
public final class PrincipalBuilder extends DefaultKafkaPrincipalBuilder {
    /** The kind of principal that an outside system is; its name is the client id. */
    static final String CLIENT = "Client";

    public PrincipalBuilder() {
        super(null, null);
    }

    @Override
    public KafkaPrincipal build(AuthenticationContext context) {
        KafkaPrincipal principal = super.build(context);
        return context instanceof SaslAuthenticationContext sasl
                        && sasl.server().getMechanismName().equals(OAuthBearerLoginModule.OAUTHBEARER_MECHANISM)
                ? new KafkaPrincipal(CLIENT, principal.getName())
                : principal;
    }
}
