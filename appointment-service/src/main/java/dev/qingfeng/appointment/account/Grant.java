package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody granted to a cadre, for as long as the cadre stays where they were then.
 *
 * @param roles besides {@code cadre}, as {@link AccountRole} names them, sorted
 * @param scopeUnitId the unit whose subtree the person may see; null for that of the unit where they serve
 * @param grantedInUnitId where the cadre served then
 * @param grantedAtPlacement how often the cadre had left a unit or a post by then
 * @param granterPath the subtree that the granter saw
 */
@Embeddable
record Grant(
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> roles,
        @Nullable UUID scopeUnitId,
        UUID grantedInUnitId,
        int grantedAtPlacement,
        String granterPath) {

    static Grant to(Cadre cadre, List<String> roles, @Nullable UUID scopeUnitId, UnitPath granter) {
        return new Grant(roles, scopeUnitId, cadre.details().unitId(), cadre.placements(), granter.value());
    }

    /** An account and nothing more. */
    Grant lapsed() {
        return new Grant(List.of(), null, grantedInUnitId, grantedAtPlacement, granterPath);
    }

    boolean isByOneWhoSees(String unitPath) {
        return new UnitPath(granterPath).covers(unitPath);
    }
}
