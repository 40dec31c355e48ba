package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.confidential.KeyedHash;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases in which a crowd is named. */
@ApplicationScoped
public class Crowds implements PanacheRepositoryBase<CrowdedCase, UUID> {

    private static final String PURPOSE = "name-in-a-crowd";
    private static final int LETTERS_OF_A_MARK = 16;

    private final KeyedHash hash;
    private final Clock clock;

    Crowds(KeyedHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /** As names are kept: enough to know one again, and not to read one. */
    Set<Long> marks(Collection<Long> nameKeys) {
        return nameKeys.stream()
                .map(key -> Long.parseUnsignedLong(
                        hash.of(PURPOSE, Long.toString(key)).substring(0, LETTERS_OF_A_MARK), 16))
                .collect(Collectors.toSet());
    }

    /** From now on the case is seen by discipline officers alone, and by none of these names. */
    void name(UUID complaintId, Collection<Long> marks) {
        CrowdedCase known = findById(complaintId);
        if (known == null) {
            persist(new CrowdedCase(complaintId, marks));
        } else {
            known.add(marks);
        }
    }

    /** Whether it is still to be said who is meant in a case. */
    public boolean isOpen(UUID complaintId) {
        CrowdedCase known = findById(complaintId);
        return known != null && known.isOpen();
    }

    /** The same, as which version of the names that occur; null where nothing is to be said. */
    public @Nullable Long openVersion(UUID complaintId) {
        CrowdedCase known = findById(complaintId);
        return known != null && known.isOpen() ? known.version() : null;
    }

    /** A discipline officer has said who is meant: the others see the case again. Of a case without a crowd it changes nothing. */
    public void settle(UUID complaintId) {
        CrowdedCase known = findById(complaintId);
        if (known != null && known.isOpen()) {
            known.settle(LocalDate.now(clock));
        }
    }

    /** What holds for one of some cases holds for the others. */
    void share(Collection<UUID> complaintIds) {
        List<UUID> open = complaintIds.stream().filter(this::isOpen).toList();
        Set<Long> marks =
                open.stream().flatMap(id -> findById(id).marks().stream()).collect(Collectors.toSet());
        if (!open.isEmpty()) {
            complaintIds.forEach(id -> name(id, marks));
        }
    }
}
