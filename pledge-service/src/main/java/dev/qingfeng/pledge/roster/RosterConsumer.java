package dev.qingfeng.pledge.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the registry's state topics; each state is applied if it is newer, together with what it means for pledges. */
@ApplicationScoped
public class RosterConsumer {

    private final Roster roster;
    private final DuePledges duePledges;
    private final ObjectReader json;

    RosterConsumer(Roster roster, DuePledges duePledges, ObjectMapper json) {
        this.roster = roster;
        this.duePledges = duePledges;
        this.json = json.reader()
                .with(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    /** What pledges need of a cycle. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CycleState(String code, UUID unitId, String phase) {}

    /** What pledges need of a unit. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UnitState(String path, String name, String kind) {}

    /** What pledges need of a cadre. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CadreState(String staffNumber, String name, UUID unitId, List<String> categories) {}

    @Incoming("registry-cycles")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cycle(ConsumerRecord<String, byte[]> event) throws IOException {
        UUID id = UUID.fromString(event.key());
        EventAttributes attributes = attributes(event, "dev.qingfeng.registry.cycle.v1");
        if (roster.applyCycle(id, attributes, state(event, CycleState.class))) {
            duePledges.followCycle(id);
        }
    }

    @Incoming("registry-units")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void unit(ConsumerRecord<String, byte[]> event) throws IOException {
        UUID id = UUID.fromString(event.key());
        EventAttributes attributes = attributes(event, "dev.qingfeng.registry.unit.v1");
        if (roster.applyUnit(id, attributes, state(event, UnitState.class))) {
            duePledges.followUnit(id);
        }
    }

    @Incoming("registry-cadres")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cadre(ConsumerRecord<String, byte[]> event) throws IOException {
        UUID id = UUID.fromString(event.key());
        EventAttributes attributes = attributes(event, "dev.qingfeng.registry.cadre.v1");
        if (roster.applyCadre(id, attributes, state(event, CadreState.class))) {
            duePledges.followCadre(id);
        }
    }

    /** Another type may have fields of the same names that mean something else: it goes to the dead-letter topic. */
    private static EventAttributes attributes(ConsumerRecord<String, byte[]> event, String type) {
        EventAttributes attributes = EventAttributes.of(event);
        if (!attributes.type().equals(type)) {
            throw new IllegalArgumentException("The event is not a " + type);
        }
        return attributes;
    }

    /** Null for a tombstone, and only for that; a state that lacks a field goes to the dead-letter topic. */
    private <T> @Nullable T state(ConsumerRecord<String, byte[]> event, Class<T> type) throws IOException {
        return event.value() == null
                ? null
                : Objects.requireNonNull(json.forType(type).readValue(event.value()), "The state is the word null");
    }
}
