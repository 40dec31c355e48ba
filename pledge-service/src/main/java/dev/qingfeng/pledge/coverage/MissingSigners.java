package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who is to sign and has not, with their names. */
@ApplicationScoped
class MissingSigners {

    private static final int AT_ONCE = 1_000;

    private static final String PAGE = """
            select p.id, p.category, p.cadre_id, p.staff_number, s.name, p.unit_id, u.name as unit_name,
              cast(u.path as text) as unit_path
            from (select p.* from %s order by p.id limit :rows) as p
              join registry_unit u on u.id = p.unit_id left join signer s on s.id = p.cadre_id
            order by p.id""";

    /** Of each category the first ones by the index, wherever they are: in the city, as nearly all of them. */
    private static final String OF_CITY = PAGE.formatted("""
            unnest(cast(:categories as text[])) as wanted (category) cross join lateral (
              select d.* from pledge d
              where d.cycle_id = :cycle and d.category = wanted.category and d.state = 'DUE' and d.id > :after
                and exists (select 1 from registry_unit w where w.id = d.unit_id and w.path <@ cast(:path as ltree) offset 0)
              order by d.id limit :rows) as p""");

    /** Of each unit below, which are few beside those of the city. */
    private static final String OF_PART = PAGE.formatted("""
            (select id from registry_unit where path <@ cast(:path as ltree)) as w cross join lateral (
              select d.* from pledge d
              where d.cycle_id = :cycle and d.category = any(cast(:categories as text[])) and d.state = 'DUE'
                and d.unit_id = w.id and d.id > :after
              order by d.id limit :rows) as p""");

    private final EntityManager entities;

    MissingSigners(EntityManager entities) {
        this.entities = entities;
    }

    List<MissingSignerView> page(
            UUID cycleId, BoardUnit unit, @Nullable SignerCategory category, UUID after, int rows) {
        return signers(cycleId, unit, category, after, rows).stream()
                .map(signer -> new MissingSignerView(
                        signer.get("id", UUID.class),
                        SignerCategory.valueOf(signer.get("category", String.class)),
                        signer.get("cadre_id", UUID.class),
                        signer.get("staff_number", String.class),
                        signer.get("name", String.class),
                        signer.get("unit_id", UUID.class),
                        signer.get("unit_name", String.class)))
                .toList();
    }

    /** All of them as the rows of a workbook, read part by part. */
    List<MissingSignerRow> rows(UUID cycleId, BoardUnit unit, @Nullable SignerCategory category) {
        List<MissingSignerRow> rows = new ArrayList<>();
        UUID after = new UUID(0, 0);
        List<Tuple> some;
        do {
            some = signers(cycleId, unit, category, after, AT_ONCE);
            for (Tuple signer : some) {
                rows.add(new MissingSignerRow(
                        signer.get("unit_path", String.class),
                        signer.get("unit_name", String.class),
                        SignerCategory.valueOf(signer.get("category", String.class)),
                        signer.get("staff_number", String.class),
                        signer.get("name", String.class)));
                after = signer.get("id", UUID.class);
            }
        } while (some.size() == AT_ONCE);
        rows.sort(MissingSignerRow.BY_UNIT);
        return rows;
    }

    private List<Tuple> signers(UUID cycleId, BoardUnit unit, @Nullable SignerCategory category, UUID after, int rows) {
        Stream<SignerCategory> categories = category == null ? Stream.of(SignerCategory.values()) : Stream.of(category);
        List<?> found = entities.createNativeQuery(unit.isCity() ? OF_CITY : OF_PART, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("path", unit.path())
                .setParameter("categories", categories.map(SignerCategory::name).toArray(String[]::new))
                .setParameter("after", after)
                .setParameter("rows", rows)
                .getResultList();
        return found.stream().map(Tuple.class::cast).toList();
    }
}
