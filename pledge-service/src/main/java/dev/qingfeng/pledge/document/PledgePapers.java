package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.problem.PlatformProblem;
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
            select p.id, cast(u.path as text) as path, s.name, p.staff_number, u.name as unit, city.name as city,
              y.code as cycle, p.category
            from pledge p left join signer s on s.id = p.cadre_id left join registry_unit u on u.id = p.unit_id
              left join registry_cycle y on y.id = p.cycle_id left join registry_unit city on city.id = y.unit_id
            """;

    private static final String SIGNED = """
            select p.id, k.signer_name as name, p.staff_number, k.unit_name as unit, k.city_name as city, y.code as cycle,
              p.category
            from pledge p left join pledge_signed_as k on k.pledge_id = p.id left join registry_cycle y on y.id = p.cycle_id
            """;

    /**
     * Some of many.
     *
     * @param next where to go on; null where nothing follows
     */
    record Listing(List<PledgePaper> papers, @Nullable String next) {}

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
     * names-not-known}, with 400 {@code bad-cursor} an {@code after} that was never a {@link Listing#next}.
     *
     * @param unitId only of this unit and those below it; null for all
     * @param without these are left out
     * @param after where those before ended, whatever has become of the last of them; null from the first
     */
    Listing due(
            UUID campaignId,
            @Nullable UUID unitId,
            Set<UUID> without,
            @Nullable String after,
            int limit,
            UnitPath scope,
            Language language) {
        Place last = after == null ? Place.NONE : Place.parse(after);
        List<?> found = entities.createNativeQuery(DUE + """
                        where p.campaign_id = :campaign and p.state = 'DUE' and u.path <@ cast(:scope as ltree)
                          and (cast(:unit as uuid) is null
                            or u.path <@ (select path from registry_unit where id = cast(:unit as uuid)))
                          and p.id <> all(cast(:without as uuid[]))
                          and (cast(:lastId as uuid) is null or (u.path, p.staff_number, p.id) >
                            (cast(:lastPath as ltree), cast(:lastNumber as text), cast(:lastId as uuid)))
                        order by u.path, p.staff_number, p.id""", Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("unit", unitId == null ? null : unitId.toString())
                .setParameter("without", without.toArray(UUID[]::new))
                .setParameter("lastPath", last.path())
                .setParameter("lastNumber", last.staffNumber())
                .setParameter("lastId", last.id())
                .setParameter("scope", scope.value())
                .setMaxResults(limit + 1)
                .getResultList();
        List<Tuple> shown = found.stream().limit(limit).map(Tuple.class::cast).toList();
        return new Listing(
                shown.stream().map(row -> paper(row, language)).toList(),
                found.size() > limit ? Place.of(shown.get(limit - 1)).key() : null);
    }

    /** Where a paper comes in the order of many; all null before the first. */
    private record Place(
            @Nullable String path,
            @Nullable String staffNumber,
            @Nullable String id) {

        private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        private static final Place NONE = new Place(null, null, null);

        static Place of(Tuple row) {
            return new Place(
                    row.get("path", String.class),
                    row.get("staff_number", String.class),
                    row.get("id", UUID.class).toString());
        }

        static Place parse(String key) {
            String[] parts = key.split(" ", 3);
            if (parts.length < 3 || !parts[0].matches(UnitPath.PATTERN) || !parts[1].matches(ID)) {
                throw ProblemException.of(PlatformProblem.BAD_CURSOR);
            }
            return new Place(parts[0], parts[2], parts[1]);
        }

        String key() {
            return path + " " + id + " " + staffNumber;
        }
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
