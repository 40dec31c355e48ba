package dev.qingfeng.pledge.roster;

import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.name.NameKeys;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the registry's state topics; each state is kept if it is newer, together with what it means for pledges. */
@ApplicationScoped
public class RosterConsumer {

    private final Replica replica;
    private final DuePledges duePledges;

    RosterConsumer(Replica replica, DuePledges duePledges) {
        this.replica = replica;
        this.duePledges = duePledges;
    }

    /** What pledges need of a cycle. */
    @Replicated(type = "dev.qingfeng.registry.cycle.v1", table = "registry_cycle")
    record CycleState(
            @NotNull String code,
            @NotNull UUID unitId,
            @NotNull String phase) {}

    /** What pledges need of a unit. */
    @Replicated(type = "dev.qingfeng.registry.unit.v1", table = "registry_unit")
    record UnitState(
            @NotNull String path,
            @NotNull String name,
            @NotNull String kind,
            @Nullable LocalDate endedOn) {}

    /**
     * What pledges need of a cadre.
     *
     * @param nameFolded worked out here, whatever is sent, as are its initials and pinyin: what the name is found by
     */
    @Replicated(type = "dev.qingfeng.registry.cadre.v1", table = "signer", erasedWhenGone = true)
    record CadreState(
            @NotNull String staffNumber,
            @NotNull String name,
            @NotNull UUID unitId,
            @NotNull List<String> categories,
            @Nullable UUID postId,
            @Nullable List<UUID> kinIds,
            @Nullable List<UUID> mergedFrom,
            @Nullable String nameFolded,
            @Nullable String nameInitials,
            @Nullable String namePinyin) {

        @SuppressWarnings("NullAway") // Jackson passes null for what is absent; it is refused afterwards.
        CadreState {
            NameKeys keys = name == null ? null : NameKeys.of(name);
            nameFolded = keys == null ? null : keys.folded();
            nameInitials = keys == null ? null : keys.initials();
            namePinyin = keys == null ? null : keys.pinyin();
        }
    }

    /** What pledges need of a post: whose leadership team its holder is in. */
    @Replicated(type = "dev.qingfeng.registry.post.v1", table = "registry_post")
    record PostState(@NotNull UUID unitId, @NotNull String kind) {}

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
        replica.apply(event, CycleState.class).ifPresent(duePledges::followCycle);
    }

    @Incoming("registry-units")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void unit(ConsumerRecord<String, byte[]> event) throws IOException {
        duePledges.beginUnit(UUID.fromString(event.key()));
        replica.apply(event, UnitState.class).ifPresent(duePledges::followUnit);
    }

    @Incoming("registry-cadres")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void cadre(ConsumerRecord<String, byte[]> event) throws IOException {
        duePledges.beginCadre(UUID.fromString(event.key()));
        replica.apply(event, CadreState.class).ifPresent(duePledges::followCadre);
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
