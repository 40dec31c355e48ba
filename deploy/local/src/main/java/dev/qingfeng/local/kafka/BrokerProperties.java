package dev.qingfeng.local.kafka;

import dev.qingfeng.local.process.PrivateFiles;
import java.nio.file.Path;

/** The broker's server.properties: one KRaft node, three listeners, and nobody without a password or token. */
final class BrokerProperties {
    /** The principal as which the broker talks to its own controller. */
    static final String BROKER = "broker";

    static final int NODE = 1;

    static final String CONTROLLER = "CONTROLLER";

    private BrokerProperties() {}

    static Path data(Path home) {
        return home.toAbsolutePath().resolve("data");
    }

    static Path keySet(Path home) {
        return home.toAbsolutePath().resolve("jwks.json");
    }

    static String scramLogin(String principal, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(principal, password);
    }

    private static String plainLogin(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";".formatted(BROKER, password);
    }

    /** Writes the file, readable by its owner only because it holds the broker's password. */
    static Path write(KafkaBroker.Settings settings) {
        return PrivateFiles.write(PrivateFiles.folder(settings.home()).resolve("server.properties"), text(settings));
    }

    private static String text(KafkaBroker.Settings settings) {
        String password = settings.passwords().get(BROKER);
        if (password == null) {
            throw new IllegalArgumentException("The broker itself needs a password");
        }
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                log.dirs=%2$s

                listeners=CONTROLLER://127.0.0.1:%1$d,INTERNAL://127.0.0.1:%3$d,OAUTH://127.0.0.1:%4$d
                advertised.listeners=INTERNAL://127.0.0.1:%3$d,OAUTH://127.0.0.1:%4$d
                listener.security.protocol.map=CONTROLLER:SASL_PLAINTEXT,INTERNAL:SASL_PLAINTEXT,OAUTH:SASL_PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=INTERNAL

                # The SCRAM verifiers are kept behind the controller, so the controller itself cannot ask for them.
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%5$s

                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.internal.sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.internal.scram-sha-512.sasl.jaas.config=%6$s

                # Keycloak's keys come from a file, so that Kafka starts while Keycloak is away.
                listener.name.oauth.sasl.enabled.mechanisms=OAUTHBEARER
                listener.name.oauth.oauthbearer.sasl.jaas.config=\\
                  org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
                listener.name.oauth.oauthbearer.sasl.server.callback.handler.class=\\
                  org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
                listener.name.oauth.oauthbearer.sasl.oauthbearer.jwks.endpoint.url=%7$s
                listener.name.oauth.oauthbearer.sasl.oauthbearer.expected.issuer=%8$s
                listener.name.oauth.oauthbearer.sasl.oauthbearer.expected.audience=kafka
                listener.name.oauth.oauthbearer.sasl.oauthbearer.sub.claim.name=azp
                # A connection lives no longer than the token it was opened with.
                listener.name.oauth.oauthbearer.connections.max.reauth.ms=300000

                # A token makes nobody equal to a service or to the administrator, whatever the client is called.
                principal.builder.class=%11$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%9$s;User:%10$s
                allow.everyone.if.no.acl.found=false
                auto.create.topics.enable=false

                # One broker: nothing to replicate to, nothing to wait for.
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=8388608

                # After a kill the controller soon believes that the old broker is gone.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """.formatted(
                        settings.controllerPort(),
                        data(settings.home()),
                        settings.internalPort(),
                        settings.oauthPort(),
                        plainLogin(password),
                        scramLogin(BROKER, password),
                        keySet(settings.home()).toUri(),
                        settings.issuer(),
                        KafkaBroker.ADMIN,
                        BROKER,
                        PrincipalBuilder.class.getName());
    }
}
