package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The three who hold the keys of a meeting's rounds: of three departments, none of which is the unit that is inspected. */
@Entity
public class KeyHolders implements Aggregate {

    static final int COUNT = 3;

    /** That of the meeting. */
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "key_holder", joinColumns = @JoinColumn(name = "meeting_id"))
    private Set<KeyHolder> holders = new HashSet<>();

    /** For Hibernate. */
    protected KeyHolders() {}

    /** Refuses as {@link #name}. */
    KeyHolders(Meeting meeting, List<RegistryCadre> people) {
        this.id = meeting.id();
        this.cycleId = meeting.cycleId();
        this.unitId = meeting.unitId();
        name(people);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    /** In the order of their numbers. */
    List<KeyHolder> holders() {
        return holders.stream()
                .sorted(Comparator.comparingInt(KeyHolder::number))
                .toList();
    }

    /** Refuses with 422 {@code key-holders-unfit} others than three people of three departments outside the unit. */
    final void name(List<RegistryCadre> people) {
        Set<UUID> departments = people.stream().map(RegistryCadre::unitId).collect(Collectors.toSet());
        if (people.size() != COUNT || departments.size() != COUNT || departments.contains(unitId)) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDERS_UNFIT);
        }
        holders.clear();
        for (int i = 0; i < COUNT; i++) {
            holders.add(new KeyHolder(i + 1, people.get(i).id(), people.get(i).unitId()));
        }
    }
}
