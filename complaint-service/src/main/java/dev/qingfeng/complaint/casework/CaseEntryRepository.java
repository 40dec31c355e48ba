package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseMove;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Histories of cases. */
@ApplicationScoped
public class CaseEntryRepository implements PanacheRepositoryBase<CaseEntry, UUID> {

    /** From the first on. */
    List<CaseEntry> of(UUID complaintId) {
        return list("complaintId = ?1 order by number", complaintId);
    }

    /** When the first measure was imposed after a case was concluded, as often as it was, for the last time; empty where none was. */
    Optional<Instant> firstMeasureOfLastConclusion(UUID complaintId) {
        return find(
                        "complaintId = ?1 and move = ?2 and number > (select max(c.number) from CaseEntry c"
                                + " where c.complaintId = ?1 and c.move = ?3) order by number",
                        complaintId,
                        CaseMove.IMPOSE_MEASURE,
                        CaseMove.CONCLUDE)
                .firstResultOptional()
                .map(CaseEntry::madeAt);
    }

    /** Whether a case, or one that was merged into it, was ever somebody's, under any of their staff numbers. */
    boolean wasEverOf(UUID complaintId, Collection<String> numbers) {
        return count(
                        "(complaintId = ?1 or complaintId in (select c.id from Complaint c where c.mergedIntoId = ?1))"
                                + " and handlerNumber in ?2",
                        complaintId,
                        numbers)
                > 0;
    }

    /** Who made the last of these moves, of whichever kind; empty where none was made. */
    Optional<String> lastMadeBy(UUID complaintId, Collection<CaseMove> moves) {
        return find("complaintId = ?1 and move in ?2 order by number desc", complaintId, moves)
                .firstResultOptional()
                .map(CaseEntry::madeBy);
    }
}
