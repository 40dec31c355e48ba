package dev.qingfeng.notes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.inbox.Inbox;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@Singleton
class UnitConsumer {

    final Map<String, String> traces = new ConcurrentHashMap<>();

    private final EntityManager entities;
    private final Inbox inbox;
    private final ObjectMapper json;

    UnitConsumer(EntityManager entities, Inbox inbox, ObjectMapper json) {
        this.entities = entities;
        this.inbox = inbox;
        this.json = json;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UnitState(String name) {}

    @Incoming("units")
    @Blocking
    @Transactional
    void apply(ConsumerRecord<String, byte[]> event) throws IOException {
        EventAttributes attributes = EventAttributes.of(event);
        UnitState unit = json.readValue(event.value(), UnitState.class);
        traces.put(event.key(), Span.current().getSpanContext().getTraceId());
        if (!inbox.isFirst(attributes)) {
            return;
        }
        entities.createNativeQuery("""
                        insert into unit_replica as known (id, name, epoch, version, changes)
                        values (:id, :name, :epoch, :version, 1)
                        on conflict (id) do update set name = excluded.name, epoch = excluded.epoch,
                          version = excluded.version, changes = known.changes + 1""")
                .setParameter("id", UUID.fromString(event.key()))
                .setParameter("name", unit.name())
                .setParameter("epoch", attributes.epoch())
                .setParameter("version", attributes.version())
                .executeUpdate();
    }
}
