package dev.qingfeng.platform.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * The failure strategy of every channel: what cannot be applied goes to the dead-letter topic. What fails while this process stops is
 * no dead letter: it is not acknowledged either, and comes again to whoever consumes next.
 */
@ApplicationScoped
@Identifier(DeadLetters.STRATEGY)
public class DeadLetters implements KafkaFailureHandler.Factory {

    /** As the setting {@code failure-strategy} names it. */
    public static final String STRATEGY = "dead-letters";

    private final KafkaFailureHandler.Factory deadLetterTopic;
    private final Stopping stopping;

    DeadLetters(
            @Identifier(KafkaFailureHandler.Strategy.DEAD_LETTER_QUEUE) KafkaFailureHandler.Factory deadLetterTopic,
            Stopping stopping) {
        this.deadLetterTopic = deadLetterTopic;
        this.stopping = stopping;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        KafkaFailureHandler letters = deadLetterTopic.create(channel, vertx, consumer, reportFailure);
        return new KafkaFailureHandler() {
            @Override
            public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> failed, Throwable reason, Metadata metadata) {
                return stopping.hasBegun() ? Uni.createFrom().voidItem() : letters.handle(failed, reason, metadata);
            }

            @Override
            public void terminate() {
                letters.terminate();
            }
        };
    }
}
