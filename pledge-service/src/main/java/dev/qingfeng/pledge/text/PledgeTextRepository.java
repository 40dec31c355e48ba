package dev.qingfeng.pledge.text;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.SignerCategory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Texts of the cycles that a caller sees. */
@ApplicationScoped
public class PledgeTextRepository implements PanacheRepositoryBase<PledgeText, UUID> {

    /** Holds for the rows of one's own city and of the cities that one sees. */
    private static final String VISIBLE =
            "exists (select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId where y.id = t.cycleId"
                    + " and (within(u.path, ?1) or within(?1, u.path)))";

    public Optional<PledgeText> findVisible(UUID id, UnitPath scope) {
        return find("from PledgeText t where " + VISIBLE + " and t.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** All of them; a city has few. */
    public List<PledgeText> visible(UnitPath scope) {
        return list("from PledgeText t where " + VISIBLE, scope.value());
    }

    /** Whether a hash is that of an edition before this one. */
    public boolean isSuperseded(PledgeText text, String hash) {
        return count(
                        "cycleId = ?1 and category = ?2 and edition < ?3 and hash = ?4",
                        text.cycleId(),
                        text.category(),
                        text.edition(),
                        hash)
                > 0;
    }

    int lastEdition(UUID cycleId, SignerCategory category) {
        return find("cycleId = ?1 and category = ?2 order by edition desc", cycleId, category)
                .firstResultOptional()
                .map(PledgeText::edition)
                .orElse(0);
    }

    List<PledgeText> page(UUID after, int rows, UnitPath scope) {
        return find("from PledgeText t where " + VISIBLE + " and t.id > ?2 order by t.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
