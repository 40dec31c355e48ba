package dev.qingfeng.inspection.registry;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
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

    RegistryConsumer(Replica replica) {
        this.replica = replica;
    }

    /** What inspections need of a cycle. */
    @Replicated(type = "dev.qingfeng.registry.cycle.v1", table = "registry_cycle")
    record CycleState(
            @NotNull UUID unitId,
            @NotBlank String name,
            @NotNull Phase phase) {}

    /** What inspections need of a unit. */
    @Replicated(type = "dev.qingfeng.registry.unit.v1", table = "registry_unit")
    record UnitState(
            @NotBlank String path,
            @NotBlank String name,
            @NotBlank String kind,
            @Nullable LocalDate endedOn) {}

    /** What inspections need of a cadre. */
    @Replicated(type = "dev.qingfeng.registry.cadre.v1", table = "registry_cadre", erasedWhenGone = true)
    record CadreState(
            @NotBlank String staffNumber,
            @NotBlank String name,
            @NotNull UUID unitId,
            @Nullable UUID postId,
            @Nullable List<UUID> kinIds,
            @Nullable List<@NotNull @Valid Tenure> tenures,
            @Nullable List<UUID> mergedFrom) {

        /**
         * A post that they hold or held.
         *
         * @param until the first day on which it was not held any more
         */
        record Tenure(
                @NotNull UUID postId,
                @Nullable LocalDate since,
                @Nullable LocalDate until) {}
    }

    /** What recusals and the weight of an inspection need of a post. */
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
        replica.apply(event, CadreState.class);
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
