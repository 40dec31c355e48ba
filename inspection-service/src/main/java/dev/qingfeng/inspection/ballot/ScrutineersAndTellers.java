package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who watches over a meeting's rounds 監票人 and who counts in them 計票人, and signs for it. */
@Entity
public class ScrutineersAndTellers implements Aggregate {

    /** Of each: one alone could say what they like. */
    static final int LEAST = 2;

    /** Of each. */
    static final int MOST = 10;

    /** That of the meeting. */
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "scrutineer_or_teller", joinColumns = @JoinColumn(name = "meeting_id"))
    private Set<ScrutineerOrTeller> people = new HashSet<>();

    /** For Hibernate. */
    protected ScrutineersAndTellers() {}

    ScrutineersAndTellers(Meeting meeting) {
        this.id = meeting.id();
        this.cycleId = meeting.cycleId();
        this.unitId = meeting.unitId();
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

    /** In the order in which they were named. */
    List<UUID> scrutineers() {
        return with(CountingTask.SCRUTINEER);
    }

    /** In the order in which they were named. */
    List<UUID> tellers() {
        return with(CountingTask.TELLER);
    }

    /** Both. */
    Set<UUID> all() {
        return people.stream().map(ScrutineerOrTeller::cadreId).collect(Collectors.toSet());
    }

    private List<UUID> with(CountingTask task) {
        return people.stream()
                .filter(person -> person.task() == task)
                .sorted(Comparator.comparingInt(ScrutineerOrTeller::number))
                .map(ScrutineerOrTeller::cadreId)
                .toList();
    }

    /** Whether there were enough of each by then, of those who are named now: nobody picks afterwards who watched. */
    boolean wereNamedBy(Instant moment) {
        return Stream.of(CountingTask.values())
                .allMatch(task -> people.stream()
                                .filter(person -> person.task() == task
                                        && !person.namedAt().isAfter(moment))
                                .count()
                        >= LEAST);
    }

    /** These, and nobody else any more; nobody is twice among them. Who was named before with the same task is since then. */
    void name(List<UUID> scrutineers, List<UUID> tellers, Instant now) {
        Set<ScrutineerOrTeller> named = new HashSet<>(numbered(scrutineers, CountingTask.SCRUTINEER, now));
        named.addAll(numbered(tellers, CountingTask.TELLER, now));
        people.retainAll(named);
        people.addAll(named);
    }

    private List<ScrutineerOrTeller> numbered(List<UUID> ids, CountingTask task, Instant now) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new ScrutineerOrTeller(ids.get(i), task, i + 1, since(ids.get(i), task, now)))
                .toList();
    }

    private Instant since(UUID id, CountingTask task, Instant now) {
        return people.stream()
                .filter(person -> person.task() == task && person.cadreId().equals(id))
                .map(ScrutineerOrTeller::namedAt)
                .findFirst()
                .orElse(now);
    }
}
