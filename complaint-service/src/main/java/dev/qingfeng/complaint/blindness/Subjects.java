package dev.qingfeng.complaint.blindness;

import dev.qingfeng.complaint.registry.Named;
import dev.qingfeng.platform.lock.TransactionLock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what cases are about, and who stands aside from them. What was merged belongs together: whoever may not know of one of these
 * cases may not know of any, since each leads to the others.
 */
@ApplicationScoped
public class Subjects implements PanacheRepositoryBase<ComplaintSubject, UUID> {

    private final Crowds crowds;
    private final BlindnessConfig config;
    private final TransactionLock lock;

    Subjects(Crowds crowds, BlindnessConfig config, TransactionLock lock) {
        this.crowds = crowds;
        this.config = config;
        this.lock = lock;
    }

    /** Those of a case, dropped ones too. */
    public List<ComplaintSubject> of(UUID complaintId) {
        return list("complaintId = ?1 order by id", complaintId);
    }

    /**
     * Who and which units may be meant by a case that has no subjects yet: they, and who leads these units, are blind to it until somebody has
     * looked. Where the people are more than can be presumed, everybody is but for the discipline organ, see {@link Crowds}.
     */
    public void presume(UUID complaintId, Named named, Set<UUID> unitIds) {
        unitIds.forEach(unit -> persist(ComplaintSubject.unit(complaintId, unit, SubjectStanding.PRESUMED)));
        if (named.isCrowd(config.mostPresumed())) {
            crowds.name(complaintId, crowds.marks(named.keys()));
        } else {
            persist(complaintId, named.cadres());
        }
    }

    /**
     * The same of who is named later, for all that was merged with it; whoever is its subject already stays as they are, and who was
     * dropped is presumed anew: that was said of an earlier text. The cases themselves do not change by it.
     */
    public void presumeMore(UUID complaintId, Named named) {
        if (named.keys().isEmpty()) {
            return;
        }
        List<UUID> together = together(complaintId);
        List<ComplaintSubject> known = of(complaintId);
        Set<UUID> blind = known.stream()
                .filter(subject -> subject.standing() != SubjectStanding.DROPPED)
                .map(ComplaintSubject::whom)
                .collect(Collectors.toSet());
        Set<UUID> more =
                named.cadres().stream().filter(cadre -> !blind.contains(cadre)).collect(Collectors.toSet());
        long presumed = known.stream()
                .filter(subject -> subject.cadreId() != null && subject.standing() == SubjectStanding.PRESUMED)
                .count();
        boolean tooMany = !more.isEmpty() && presumed + more.size() > config.mostPresumed();
        if (tooMany || named.isCrowd(config.mostPresumed())) {
            crowds.name(complaintId, crowds.marks(named.keys()));
        } else {
            known.stream()
                    .filter(subject -> more.contains(subject.whom()))
                    .forEach(dropped -> dropped.become(SubjectStanding.PRESUMED));
            Set<UUID> whom = known.stream().map(ComplaintSubject::whom).collect(Collectors.toSet());
            persist(
                    complaintId,
                    more.stream().filter(cadre -> !whom.contains(cadre)).toList());
        }
        share(together);
    }

    private void persist(UUID complaintId, Collection<UUID> cadreIds) {
        cadreIds.forEach(cadre -> persist(ComplaintSubject.cadre(complaintId, cadre, SubjectStanding.PRESUMED)));
    }

    /**
     * Says that a case is about these, and not about those. Whoever is named in neither stays as they are; dropping who is none of its
     * subjects has no effect.
     */
    public void link(
            UUID complaintId, Collection<UUID> cadreIds, Collection<UUID> unitIds, Collection<UUID> droppedIds) {
        Map<UUID, ComplaintSubject> known =
                of(complaintId).stream().collect(Collectors.toMap(ComplaintSubject::whom, Function.identity()));
        droppedIds.forEach(id -> {
            ComplaintSubject subject = known.get(id);
            if (subject != null) {
                subject.become(SubjectStanding.DROPPED);
            }
        });
        new HashSet<>(cadreIds).forEach(id -> {
            ComplaintSubject subject = known.get(id);
            if (subject == null) {
                persist(ComplaintSubject.cadre(complaintId, id, SubjectStanding.LINKED));
            } else {
                subject.become(SubjectStanding.LINKED);
            }
        });
        new HashSet<>(unitIds).forEach(id -> {
            ComplaintSubject subject = known.get(id);
            if (subject == null) {
                persist(ComplaintSubject.unit(complaintId, id, SubjectStanding.LINKED));
            } else {
                subject.become(SubjectStanding.LINKED);
            }
        });
    }

    /** Says that a case is about the unit that its report named; nothing where it named none. */
    public void linkUnit(UUID complaintId, @Nullable UUID unitId) {
        if (unitId != null) {
            link(complaintId, List.of(), List.of(unitId), List.of());
        }
    }

    /** Whether one of these is linked with a case, and not merely presumed. */
    public boolean anyIsLinked(UUID complaintId, Collection<UUID> ids) {
        return of(complaintId).stream()
                .anyMatch(subject -> subject.standing() == SubjectStanding.LINKED && ids.contains(subject.whom()));
    }

    /** Whether all these are linked with a case, or presumed to be meant. */
    public boolean areMeant(UUID complaintId, Collection<UUID> ids) {
        Set<UUID> meant = of(complaintId).stream()
                .filter(subject -> subject.standing() != SubjectStanding.DROPPED)
                .map(ComplaintSubject::whom)
                .collect(Collectors.toSet());
        return meant.containsAll(ids);
    }

    /** Whether all these cadres are linked with a case. */
    public boolean areLinked(UUID complaintId, Collection<UUID> cadreIds) {
        Set<UUID> linked = of(complaintId).stream()
                .filter(subject -> subject.cadreId() != null && subject.standing() == SubjectStanding.LINKED)
                .map(ComplaintSubject::whom)
                .collect(Collectors.toSet());
        return linked.containsAll(cadreIds);
    }

    /** From now on until the transaction ends whoever else changes whom a case, or what was merged with it, is about waits. */
    public void hold(UUID complaintId) {
        together(complaintId);
    }

    /** Whoever may not know of one of the cases that were merged with one may from now on not know of any. */
    public void share(UUID complaintId) {
        share(together(complaintId));
    }

    /** From now on somebody does not see a case any more, nor what was merged with it; declared again it has no effect. */
    public void standAside(CaseConflict conflict, UUID complaintId) {
        List<UUID> together = together(complaintId);
        if (conflicts(List.of(complaintId)).stream()
                .noneMatch(known -> known.staffNumber().equals(conflict.staffNumber()))) {
            getEntityManager().persist(conflict);
        }
        share(together);
    }

    /**
     * A case, what it was merged into, and all duplicates of that. Until the transaction ends none of it is merged into anything else, and
     * whoever else changes whom it is about waits: what is written at a duplicate would miss the case into which it is just being merged.
     * They wait for the case itself, which is moved next: of two who shared it neither could move it.
     */
    private List<UUID> together(UUID complaintId) {
        UUID whole = (UUID) getEntityManager()
                .createNativeQuery(
                        "select coalesce(merged_into_id, id) from complaint where id = :id for no key update")
                .setParameter("id", complaintId)
                .getSingleResult();
        lock.take("subjects-of/" + whole);
        return getEntityManager()
                .createQuery(
                        "select c.id from Complaint c where c.id = :whole or c.mergedIntoId = :whole order by c.id",
                        UUID.class)
                .setParameter("whole", whole)
                .getResultList();
    }

    private void share(List<UUID> together) {
        if (together.size() > 1) {
            crowds.share(together);
            shareSubjects(together);
            shareConflicts(together);
        }
    }

    private void shareSubjects(List<UUID> together) {
        List<ComplaintSubject> all = list("complaintId in ?1 order by id", together);
        Map<UUID, ComplaintSubject> blind = all.stream()
                .filter(subject -> subject.standing() != SubjectStanding.DROPPED)
                .collect(Collectors.toMap(
                        ComplaintSubject::whom,
                        Function.identity(),
                        (one, other) -> one.standing() == SubjectStanding.LINKED ? one : other));
        for (UUID complaintId : together) {
            Map<UUID, ComplaintSubject> known = all.stream()
                    .filter(subject -> subject.complaintId().equals(complaintId))
                    .collect(Collectors.toMap(ComplaintSubject::whom, Function.identity()));
            blind.forEach((whom, subject) -> {
                ComplaintSubject same = known.get(whom);
                if (same == null) {
                    persist(subject.of(complaintId));
                } else if (same.standing() == SubjectStanding.DROPPED) {
                    same.become(subject.standing());
                }
            });
        }
    }

    private void shareConflicts(List<UUID> together) {
        List<CaseConflict> all = conflicts(together);
        Map<String, CaseConflict> aside = all.stream()
                .collect(Collectors.toMap(CaseConflict::staffNumber, Function.identity(), (one, other) -> one));
        for (UUID complaintId : together) {
            Set<String> known = all.stream()
                    .filter(conflict -> conflict.complaintId().equals(complaintId))
                    .map(CaseConflict::staffNumber)
                    .collect(Collectors.toSet());
            aside.values().stream()
                    .filter(conflict -> !known.contains(conflict.staffNumber()))
                    .forEach(conflict -> getEntityManager().persist(conflict.of(complaintId)));
        }
    }

    private List<CaseConflict> conflicts(Collection<UUID> complaintIds) {
        return getEntityManager()
                .createQuery("from CaseConflict f where f.complaintId in :complaints order by f.id", CaseConflict.class)
                .setParameter("complaints", complaintIds)
                .getResultList();
    }
}
