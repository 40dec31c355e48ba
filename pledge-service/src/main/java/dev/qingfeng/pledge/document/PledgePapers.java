package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on papers: of what is due by the roster as it is, of what is signed by the names that were kept with the signature. Who
 * may see them is asked elsewhere, except of many at once.
 */
@ApplicationScoped
class PledgePapers {

    private static final String DUE = """
            select p.id, s.name, p.staff_number, u.name as unit, city.name as city, y.code as cycle, p.category
            from pledge p left join signer s on s.id = p.cadre_id left join registry_unit u on u.id = p.unit_id
              left join registry_cycle y on y.id = p.cycle_id left join registry_unit city on city.id = y.unit_id
            """;

    private static final String SIGNED = """
            select p.id, k.signer_name as name, p.staff_number, k.unit_name as unit, k.city_name as city, y.code as cycle,
              p.category
            from pledge p left join pledge_signed_as k on k.pledge_id = p.id left join registry_cycle y on y.id = p.cycle_id
            """;

    private final EntityManager entities;
    private final Messages messages;

    PledgePapers(EntityManager entities, Messages messages) {
        this.entities = entities;
        this.messages = messages;
    }

    /** Of one that is due, by the roster as it is. Refuses with 409 {@code names-not-known}. */
    PledgePaper due(UUID pledgeId, Language language) {
        return one(DUE, pledgeId, language);
    }

    /** Of one that is signed, as it was then. Refuses with 409 {@code names-not-known}. */
    PledgePaper signed(UUID pledgeId, Language language) {
        return one(SIGNED, pledgeId, language);
    }

    private PledgePaper one(String who, UUID pledgeId, Language language) {
        return paper(
                (Tuple) entities.createNativeQuery(who + "where p.id = :id", Tuple.class)
                        .setParameter("id", pledgeId)
                        .getSingleResult(),
                language);
    }

    /**
     * Those that are due in a campaign, in units that the caller sees, by unit and staff number. Refuses with 409 {@code
     * names-not-known}.
     *
     * @param unitId only of this unit and those below it; null for all
     * @param without these are left out
     * @param after from the one after this pledge on; null from the first
     */
    List<PledgePaper> due(
            UUID campaignId,
            @Nullable UUID unitId,
            Set<UUID> without,
            @Nullable UUID after,
            int rows,
            UnitPath scope,
            Language language) {
        List<?> found = entities.createNativeQuery(DUE + """
                        where p.campaign_id = :campaign and p.state = 'DUE' and u.path <@ cast(:scope as ltree)
                          and (cast(:unit as uuid) is null
                            or u.path <@ (select path from registry_unit where id = cast(:unit as uuid)))
                          and p.id <> all(cast(:without as uuid[]))
                          and (cast(:after as uuid) is null or (u.path, p.staff_number, p.id) >
                            (select au.path, a.staff_number, a.id from pledge a join registry_unit au on au.id = a.unit_id
                             where a.id = cast(:after as uuid)))
                        order by u.path, p.staff_number, p.id""", Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("unit", unitId == null ? null : unitId.toString())
                .setParameter("without", without.toArray(UUID[]::new))
                .setParameter("after", after == null ? null : after.toString())
                .setParameter("scope", scope.value())
                .setMaxResults(rows)
                .getResultList();
        return found.stream().map(row -> paper((Tuple) row, language)).toList();
    }

    /** Whether there is such a unit that the caller sees. */
    boolean isVisible(UUID unitId, UnitPath scope) {
        return !entities.createNativeQuery(
                        "select 1 from registry_unit where id = :unit and not gone and path <@ cast(:scope as ltree)")
                .setParameter("unit", unitId)
                .setParameter("scope", scope.value())
                .getResultList()
                .isEmpty();
    }

    /** A number in the place of a name would be taken for one. */
    private PledgePaper paper(Tuple row, Language language) {
        if (Stream.of("name", "unit", "city", "cycle").anyMatch(known -> row.get(known) == null)) {
            throw ProblemException.of(PledgeProblem.NAMES_NOT_KNOWN, row.get("staff_number", String.class));
        }
        String unit = row.get("unit", String.class);
        SignerCategory category = SignerCategory.valueOf(row.get("category", String.class));
        return new PledgePaper(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("staff_number", String.class),
                unit,
                row.get("city", String.class),
                row.get("cycle", String.class),
                messages.text(language, "value.SignerCategory." + category),
                category == SignerCategory.TOWNSHIP_SECRETARY
                        ? PledgeLabels.text(language, messages, "committee", unit)
                        : null);
    }
}
