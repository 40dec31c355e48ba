package dev.qingfeng.pledge.breach;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.inbox.Inbox;
import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Follows what complaint-service tells of breaches, to this service alone: that one was found, and later that it was announced, or that it
 * fell before it was.
 */
@ApplicationScoped
public class BreachConsumer {

    private static final String FOUND = "dev.qingfeng.complaint.breach-found.v1";
    private static final String ANNOUNCED = "dev.qingfeng.complaint.breach-announced.v1";
    private static final String FALLEN = "dev.qingfeng.complaint.breach-fallen.v1";

    private final Inbox inbox;
    private final FoundBreaches breaches;
    private final ObjectMapper json;

    BreachConsumer(Inbox inbox, FoundBreaches breaches, ObjectMapper json) {
        this.inbox = inbox;
        this.breaches = breaches;
        this.json = json;
    }

    /** One of the facts, as far as it is needed. */
    record Fact(
            @Nullable UUID breachId,
            @Nullable UUID cadreId,
            @Nullable LocalDate foundOn,
            @Nullable LocalDate announcedOn) {}

    @Incoming("complaint-breaches")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void breach(ConsumerRecord<String, byte[]> event) throws IOException {
        EventAttributes attributes = EventAttributes.of(event);
        Fact fact = json.readerFor(Fact.class)
                // Producers add fields; a consumer declares those that it needs.
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(event.value());
        UUID breach = required(fact.breachId(), "breachId");
        switch (attributes.type()) {
            case FOUND -> {
                UUID cadre = required(fact.cadreId(), "cadreId");
                LocalDate day = required(fact.foundOn(), "foundOn");
                onceOnly(attributes, () -> breaches.mark(breach, cadre, day));
            }
            case ANNOUNCED -> {
                LocalDate day = required(fact.announcedOn(), "announcedOn");
                onceOnly(attributes, () -> breaches.announce(breach, day));
            }
            case FALLEN -> onceOnly(attributes, () -> breaches.withdraw(breach));
            default -> throw new IllegalArgumentException("Nothing is known of " + attributes.type());
        }
    }

    private void onceOnly(EventAttributes attributes, Runnable what) {
        if (inbox.isFirst(attributes)) {
            what.run();
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("The event lacks " + name);
        }
        return value;
    }
}
