package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Units, as far down the tree as a caller may see. */
@ApplicationScoped
public class UnitRepository implements PanacheRepositoryBase<Unit, UUID> {

    public Optional<Unit> findVisible(UUID id, UnitPath scope) {
        return find("id = ?1 and within(path, ?2)", id, scope.value()).firstResultOptional();
    }

    /** The units with these paths, by path, that the caller may see. */
    public Map<String, Unit> findVisible(Collection<String> paths, UnitPath scope) {
        return list("path in ?1 and within(path, ?2)", paths, scope.value()).stream()
                .collect(Collectors.toMap(Unit::path, Function.identity()));
    }

    /** The city with this path, if the caller may see it. */
    public Optional<Unit> findCity(String path, UnitPath scope) {
        return find("path = ?1 and kind = ?2 and within(path, ?3)", path, UnitKind.CITY, scope.value())
                .firstResultOptional();
    }

    /** Every city that the caller may see. */
    public List<Unit> cities(UnitPath scope) {
        return list("kind = ?1 and within(path, ?2)", UnitKind.CITY, scope.value());
    }

    /** Every unit that the caller may see. */
    public List<Unit> visible(UnitPath scope) {
        return list("within(path, ?1)", scope.value());
    }

    /** All that the caller may see, as rows of a file: a unit stands after the one above it. */
    List<UnitRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select u.path, u.name, u.kind from Unit u where within(u.path, ?1) order by u.path",
                        UnitRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<Unit> page(UUID after, int rows, UnitPath scope) {
        return find("id > ?1 and within(path, ?2) order by id", after, scope.value())
                .page(0, rows)
                .list();
    }
}
