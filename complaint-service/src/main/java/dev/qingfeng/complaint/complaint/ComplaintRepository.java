package dev.qingfeng.complaint.complaint;

import dev.qingfeng.complaint.blindness.Closeness;
import dev.qingfeng.complaint.blindness.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Complaints that somebody may know of: about the units that they see, and none about them or theirs. Those that name no unit are
 * seen by who governs a whole city. Whoever asks for what they may not know finds nothing, by the same query.
 */
@ApplicationScoped
public class ComplaintRepository implements PanacheRepositoryBase<Complaint, UUID> {

    private static final List<CaseState> ENDED =
            Stream.of(CaseState.values()).filter(CaseState::isEnded).toList();

    /** Without those whose case is erased. */
    public Optional<Complaint> findByReceipt(String receiptHash) {
        return find(
                        "select c from Complaint c join CaseFile f on f.id = c.id"
                                + " where c.receiptHash = ?1 and f.dataKey.keyId is not null",
                        receiptHash)
                .firstResultOptional();
    }

    /** Empty, where it is not there or may not be known of. */
    public Optional<Complaint> findVisible(UUID id, Sight sight) {
        return query("select c from Complaint c where " + sight.sees() + " and c.id = :id", Complaint.class, sight)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** In the order of their random ids, which tells nothing of when they came. */
    List<Complaint> page(UUID after, int rows, InboxQuery which, LocalDate today, Sight sight) {
        StringBuilder hql = new StringBuilder("select c from Complaint c where ").append(sight.seesAmongAll());
        Map<String, Object> parameters = new HashMap<>();
        if (which.caseState != null) {
            hql.append(" and c.caseState = :caseState");
            parameters.put("caseState", which.caseState);
        }
        if (which.mine) {
            hql.append(" and c.handlerNumber in :own");
            parameters.put("own", sight.numbers());
        }
        if (which.unassigned) {
            hql.append(" and c.caseState not in :ended and (c.handlerNumber is null"
                    + " or exists (select 1 from CrowdedCase o where o.id = c.id and o.settledOn is null))");
            parameters.put("ended", ENDED);
        }
        if (which.overdue) {
            hql.append(" and c.dueOn < :today and c.pausedOn is null");
            parameters.put("today", today);
        }
        if (which.escalated) {
            hql.append(" and c.escalation > 0");
        }
        if (which.measureOverdue) {
            hql.append(" and c.measureDueOn < :today");
            parameters.put("today", today);
        }
        if (which.severity != null) {
            hql.append(" and c.severity = :severity");
            parameters.put("severity", which.severity);
        }
        if (which.category != null) {
            hql.append(" and c.category = :category");
            parameters.put("category", which.category);
        }
        if (which.unitId != null) {
            hql.append(" and c.handlingUnitId = :unit");
            parameters.put("unit", which.unitId);
        }
        TypedQuery<Complaint> query = query(
                        hql.append(" and c.id > :after order by c.id").toString(), Complaint.class, sight)
                .setParameter("after", after)
                .setMaxResults(rows);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** Those that were merged into a case and may be known of. */
    public List<UUID> duplicates(UUID wholeId, Sight sight) {
        return query(
                        "select c.id from Complaint c where " + sight.seesAmongAll()
                                + " and c.mergedIntoId = :whole order by c.id",
                        UUID.class,
                        sight)
                .setParameter("whole", wholeId)
                .getResultList();
    }

    /** What came at those that were merged into these cases and may be known of; by the case. */
    public Map<UUID, List<DuplicateNews>> newsAtDuplicates(Collection<UUID> wholeIds, Sight sight) {
        if (wholeIds.isEmpty()) {
            return Map.of();
        }
        return query(
                        "select c.mergedIntoId, c.id, s.messages, s.files,"
                                + " (select count(m) from Message m where m.complaintId = c.id and m.author = REPORTER),"
                                + " (select count(a) from Attachment a where a.complaintId = c.id)"
                                + " from Complaint c join DuplicateSeen s on s.id = c.id where " + sight.sees()
                                + " and c.mergedIntoId in :wholes order by c.id",
                        Tuple.class,
                        sight)
                .setParameter("wholes", wholeIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(ComplaintRepository::news, Collectors.toList())));
    }

    private static DuplicateNews news(Tuple row) {
        long messages = row.get(4, Long.class);
        long files = row.get(5, Long.class);
        return new DuplicateNews(
                row.get(1, UUID.class),
                messages,
                files,
                messages - row.get(2, Integer.class),
                files - row.get(3, Integer.class));
    }

    /** From now on what comes at a duplicate is new to who works on the case that it was merged into; not what has come already. */
    public void beginToMark(UUID duplicateId, UUID wholeId, Sight sight) {
        DuplicateSeen seen = getEntityManager().find(DuplicateSeen.class, duplicateId);
        if (seen == null) {
            getEntityManager().persist(new DuplicateSeen(duplicateId));
        }
        newsAtDuplicates(List.of(wholeId), sight).getOrDefault(wholeId, List.of()).stream()
                .filter(news -> news.duplicateId().equals(duplicateId))
                .forEach(news -> look(news, news.messages(), news.files()));
    }

    /** So much of what came at a duplicate was looked at; no more than there is. */
    public void look(DuplicateNews news, long messages, long files) {
        DuplicateSeen seen = getEntityManager().find(DuplicateSeen.class, news.duplicateId());
        seen.look(Math.min(messages, news.messages()), Math.min(files, news.files()));
    }

    /** Those that were merged into a case, whoever asks. */
    public List<Complaint> allDuplicates(UUID wholeId) {
        return list("mergedIntoId", wholeId);
    }

    /** How many that have not ended each of these handles, as far as they may be known of; who has none is not there. */
    public Map<String, Long> load(Collection<String> handlers, Sight sight) {
        return query(
                        "select c.handlerNumber, count(c) from Complaint c where " + sight.seesAmongAll()
                                + " and c.handlerNumber in :handlers"
                                + " and c.dueOn is not null group by c.handlerNumber",
                        Tuple.class,
                        sight)
                .setParameter("handlers", handlers)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    /** Who handles something that has not ended, whoever asks. */
    public List<String> handlers() {
        return getEntityManager()
                .createQuery(
                        "select distinct c.handlerNumber from Complaint c"
                                + " where c.handlerNumber is not null and c.caseState not in :ended",
                        String.class)
                .setParameter("ended", ENDED)
                .getResultList();
    }

    /** Those that have not ended and whose handler may not know of them; in the order of their ids, whoever asks. */
    public List<UUID> handledUnseen(String handler, Closeness close, UUID after, int rows) {
        return close.in(getEntityManager()
                        .createQuery(
                                "select c.id from Complaint c where c.handlerNumber = :handler and c.caseState not in :ended"
                                        + " and " + close.isBlindAmongAll() + " and c.id > :after order by c.id",
                                UUID.class))
                .setParameter("handler", handler)
                .setParameter("ended", ENDED)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Whether one who is so close may not know of this one. */
    public boolean isUnseen(UUID id, Closeness close) {
        return !close.in(getEntityManager()
                        .createQuery(
                                "select c.id from Complaint c where c.id = :id and " + close.isBlindAmongAll(),
                                UUID.class))
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Those whose due day has passed and of which that was not told; in the order of their ids, whoever asks. */
    public List<UUID> overdueUntold(LocalDate today, UUID after, int rows) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Complaint c where c.dueOn < :today and c.pausedOn is null"
                                + " and (c.overdueToldFor is null or c.overdueToldFor <> c.dueOn) and c.id > :after"
                                + " order by c.id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Those with a measure of which nothing came by its day and that was not told; in the order of their ids, whoever asks. */
    public List<UUID> measureOverdueUntold(LocalDate today, UUID after, int rows) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Complaint c where c.measureDueOn < :today"
                                + " and (c.measureToldFor is null or c.measureToldFor <> c.measureDueOn) and c.id > :after"
                                + " order by c.id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Those overdue that were neither told to be so nor put before anybody since a day; in the order of their ids, whoever asks. */
    public List<UUID> overdueUnmovedSince(LocalDate day, UUID after, int rows) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Complaint c where c.dueOn < :day and c.pausedOn is null and c.overdueToldFor = c.dueOn"
                                + " and (c.escalatedOn is null or c.escalatedOn <= :day) and c.id > :after order by c.id",
                        UUID.class)
                .setParameter("day", day)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Those whose pause has ended by a day; in the order of their ids, whoever asks. */
    public List<UUID> pausesOver(LocalDate today, UUID after, int rows) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Complaint c where c.pausedUntil < :today and c.id > :after order by c.id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultList();
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type, Sight sight) {
        return sight.in(getEntityManager().createQuery(hql, type));
    }
}
