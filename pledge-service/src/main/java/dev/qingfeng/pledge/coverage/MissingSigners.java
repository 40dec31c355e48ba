package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who is to sign and has not, with their names. */
@ApplicationScoped
class MissingSigners {

    private static final String PAGE = """
            select p.id, p.category, p.cadre_id, p.staff_number, s.name, p.unit_id, u.name as unit_name
            from pledge p join roster_unit u on u.id = p.unit_id left join signer s on s.id = p.cadre_id
            where p.cycle_id = :cycle and p.state = 'DUE' and u.path <@ cast(:path as ltree) and p.id > :after
              and p.category = coalesce(cast(:category as text), p.category)
            order by p.id limit :rows""";

    private final EntityManager entities;

    MissingSigners(EntityManager entities) {
        this.entities = entities;
    }

    List<MissingSignerView> page(UUID cycleId, String path, @Nullable SignerCategory category, UUID after, int rows) {
        List<?> found = entities.createNativeQuery(PAGE, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("path", path)
                .setParameter("category", category == null ? null : category.name())
                .setParameter("after", after)
                .setParameter("rows", rows)
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
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
}
