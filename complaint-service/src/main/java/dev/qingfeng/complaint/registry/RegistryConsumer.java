package dev.qingfeng.complaint.registry;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the registry's state topics. */
@ApplicationScoped
public class RegistryConsumer {

    private final Replica replica;
    private final Event<CadreKnown> cadreKnown;

    RegistryConsumer(Replica replica, Event<CadreKnown> cadreKnown) {
        this.replica = replica;
        this.cadreKnown = cadreKnown;
    }

    /** What complaints need of a cycle. */
    @Replicated(type = "dev.qingfeng.registry.cycle.v1", table = "registry_cycle")
    record CycleState(@NotNull UUID unitId, @NotBlank String phase) {}

    /** What complaints need of a unit. */
    @Replicated(type = "dev.qingfeng.registry.unit.v1", table = "registry_unit")
    record UnitState(
            @NotBlank String path,
            @Nullable String name,
            @NotBlank String kind,
            @Nullable List<String> formerPaths,
            @Nullable LocalDate endedOn) {}

    /**
     * What clearances and the blindness of cases need of a cadre.
     *
     * @param nameKey worked out here, whatever is sent
     */
    @Replicated(type = "dev.qingfeng.registry.cadre.v1", table = "registry_cadre")
    record CadreState(
            @NotBlank String staffNumber,
            @NotBlank String name,
            @NotNull UUID unitId,
            @Nullable UUID postId,
            @Nullable List<UUID> kinIds,
            @Nullable List<UUID> mergedFrom,
            @Nullable Long nameKey) {

        @SuppressWarnings("NullAway") // Jackson passes null for what is absent; it is refused afterwards.
        CadreState {
            nameKey = name == null ? null : NameLetters.key(NameLetters.of(name));
        }
    }

    /** What the blindness of cases needs of a post. */
    @Replicated(type = "dev.qingfeng.registry.post.v1", table = "registry_post")
    record PostState(@NotNull UUID unitId, @NotBlank String kind) {}

    /** What deadlines in working days need of a year of a city's calendar. */
    @Replicated(type = "dev.qingfeng.registry.calendar.v1", table = "registry_calendar")
    record CalendarState(
            @NotNull UUID unitId,
            @NotNull Integer year,
            @NotNull List<@NotNull @Valid Day> days) {

        /** A holiday, or a day worked for one. */
        record Day(@NotNull LocalDate date, @NotNull String kind) {}
    }

    @Incoming("registry-cycles")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cycle(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, CycleState.class);
    }

    @Incoming("registry-units")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void unit(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, UnitState.class);
    }

    @Incoming("registry-cadres")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cadre(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, CadreState.class).ifPresent(id -> cadreKnown.fire(new CadreKnown(id)));
    }

    @Incoming("registry-posts")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void post(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, PostState.class);
    }

    @Incoming("registry-calendars")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void calendar(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, CalendarState.class);
    }
}
