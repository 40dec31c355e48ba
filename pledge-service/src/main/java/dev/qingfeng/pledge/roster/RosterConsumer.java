package dev.qingfeng.pledge.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the registry's state topics; each state is applied if it is newer, together with what it means for pledges. */
@ApplicationScoped
public class RosterConsumer {

    private final Roster roster;
    private final DuePledges duePledges;
    private final ObjectMapper json;

    RosterConsumer(Roster roster, DuePledges duePledges, ObjectMapper json) {
        this.roster = roster;
        this.duePledges = duePledges;
        this.json = json;
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
        if (roster.applyCycle(id, EventAttributes.of(event), read(event, CycleState.class))) {
            duePledges.followCycle(id);
        }
    }

    @Incoming("registry-units")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void unit(ConsumerRecord<String, byte[]> event) throws IOException {
        UUID id = UUID.fromString(event.key());
        if (roster.applyUnit(id, EventAttributes.of(event), read(event, UnitState.class))) {
            duePledges.followUnit(id);
        }
    }

    @Incoming("registry-cadres")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cadre(ConsumerRecord<String, byte[]> event) throws IOException {
        UUID id = UUID.fromString(event.key());
        if (roster.applyCadre(id, EventAttributes.of(event), read(event, CadreState.class))) {
            duePledges.followCadre(id);
        }
    }

    /** Null for a tombstone. */
    private <T> @Nullable T read(ConsumerRecord<String, byte[]> event, Class<T> type) throws IOException {
        return event.value() == null ? null : json.readValue(event.value(), type);
    }
}
