package dev.qingfeng.complaint.blindness;

import dev.qingfeng.complaint.registry.Named;
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

/** Whom and what cases are about, and who stands aside from them. */
@ApplicationScoped
public class Subjects implements PanacheRepositoryBase<ComplaintSubject, UUID> {

    private final Crowds crowds;
    private final BlindnessConfig config;

    Subjects(Crowds crowds, BlindnessConfig config) {
        this.crowds = crowds;
        this.config = config;
    }

    /** Those of a case, dropped ones too. */
    public List<ComplaintSubject> of(UUID complaintId) {
        return list("complaintId = ?1 order by id", complaintId);
    }

    /**
     * Who may be meant by a case that has no subjects yet: they are blind to it until somebody has looked. Where they are more than can be
     * presumed, everybody is but for the discipline organ, see {@link Crowds}.
     */
    public void presume(UUID complaintId, Named named) {
        if (named.isCrowd(config.mostPresumed())) {
            crowds.name(complaintId, crowds.marks(named.keys()));
        } else {
            persist(complaintId, named.cadres());
        }
    }

    /** The same of who is named later; whoever is its subject already, or was dropped, stays as they are. */
    public void presumeMore(UUID complaintId, Named named) {
        if (named.keys().isEmpty()) {
            return;
        }
        List<ComplaintSubject> known = of(complaintId);
        Set<UUID> whom = known.stream().map(ComplaintSubject::whom).collect(Collectors.toSet());
        Set<UUID> more =
                named.cadres().stream().filter(cadre -> !whom.contains(cadre)).collect(Collectors.toSet());
        long presumed = known.stream()
                .filter(subject -> subject.standing() == SubjectStanding.PRESUMED)
                .count();
        boolean tooMany = !more.isEmpty() && presumed + more.size() > config.mostPresumed();
        if (tooMany || named.isCrowd(config.mostPresumed())) {
            crowds.name(complaintId, crowds.marks(named.keys()));
        } else {
            persist(complaintId, more);
        }
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

    /** Whether all these cadres are linked with a case. */
    public boolean areLinked(UUID complaintId, Collection<UUID> cadreIds) {
        Set<UUID> linked = of(complaintId).stream()
                .filter(subject -> subject.cadreId() != null && subject.standing() == SubjectStanding.LINKED)
                .map(ComplaintSubject::whom)
                .collect(Collectors.toSet());
        return linked.containsAll(cadreIds);
    }

    /** Whoever may not know of one of two cases may from now on not know of the other: each leads to the other. */
    public void share(UUID oneId, UUID otherId) {
        crowds.share(oneId, otherId);
        List<ComplaintSubject> ofOne = of(oneId);
        List<ComplaintSubject> ofOther = of(otherId);
        copy(ofOne, ofOther, otherId);
        copy(ofOther, ofOne, oneId);
        List<CaseConflict> inOne = conflicts(oneId);
        List<CaseConflict> inOther = conflicts(otherId);
        copyConflicts(inOne, inOther, otherId);
        copyConflicts(inOther, inOne, oneId);
    }

    private void copy(List<ComplaintSubject> from, List<ComplaintSubject> to, UUID toId) {
        Map<UUID, ComplaintSubject> known =
                to.stream().collect(Collectors.toMap(ComplaintSubject::whom, Function.identity()));
        for (ComplaintSubject subject : from) {
            if (subject.standing() != SubjectStanding.DROPPED) {
                ComplaintSubject same = known.get(subject.whom());
                if (same == null) {
                    persist(subject.of(toId));
                } else if (same.standing() == SubjectStanding.DROPPED) {
                    same.become(subject.standing());
                }
            }
        }
    }

    private void copyConflicts(List<CaseConflict> from, List<CaseConflict> to, UUID toId) {
        Set<String> known = to.stream().map(CaseConflict::staffNumber).collect(Collectors.toSet());
        from.stream()
                .filter(conflict -> !known.contains(conflict.staffNumber()))
                .forEach(conflict -> getEntityManager().persist(conflict.of(toId)));
    }

    private List<CaseConflict> conflicts(UUID complaintId) {
        return getEntityManager()
                .createQuery("from CaseConflict f where f.complaintId = :complaint", CaseConflict.class)
                .setParameter("complaint", complaintId)
                .getResultList();
    }

    /** From now on somebody does not see a case any more; declared again it has no effect. */
    public void standAside(CaseConflict conflict, UUID complaintId) {
        if (conflicts(complaintId).stream()
                .noneMatch(known -> known.staffNumber().equals(conflict.staffNumber()))) {
            getEntityManager().persist(conflict);
        }
    }
}
