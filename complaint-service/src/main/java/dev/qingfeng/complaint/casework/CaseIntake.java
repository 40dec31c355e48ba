package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.blindness.Subjects;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.Named;
import dev.qingfeng.complaint.registry.NamedCadres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What happens to every complaint when it comes in, through whichever channel. */
@ApplicationScoped
public class CaseIntake {

    private final ComplaintRepository complaints;
    private final CaseDeadlines deadlines;
    private final NamedCadres named;
    private final Subjects subjects;
    private final Clock clock;

    CaseIntake(
            ComplaintRepository complaints,
            CaseDeadlines deadlines,
            NamedCadres named,
            Subjects subjects,
            Clock clock) {
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.named = named;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Begins the case: it is to be screened by a day, and whoever bears a name that occurs in it, or leads a unit that does, is blind to it
     * until somebody has looked, from the transaction on in which the complaint is there. Persists the complaint: call it before that, so that it is written
     * once.
     *
     * @param texts all in which somebody may be named
     * @param units which those whom it is about are said to be in
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(Complaint complaint, Collection<String> texts, Set<UUID> units) {
        deadlines.set(complaint, LocalDate.now(clock));
        Named meant = named.in(texts, complaint.subjectUnitId());
        complaints.persist(complaint);
        subjects.presume(complaint.id(), meant, units);
    }
}
