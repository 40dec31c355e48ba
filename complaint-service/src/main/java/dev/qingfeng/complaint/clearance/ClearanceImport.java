package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows to the clearances of cadres who are there. */
final class ClearanceImport implements ImportTarget<ClearanceRow, Clearance> {

    private static final String KEY = "staffNumber";

    private final ClearanceRepository clearances;
    private final UnitPath scope;
    private final String by;
    private final Set<String> own;
    private final Set<UUID> near;

    ClearanceImport(ClearanceRepository clearances, UnitPath scope, String by, Set<String> own, Set<UUID> near) {
        this.clearances = clearances;
        this.scope = scope;
        this.by = by;
        this.own = own;
        this.near = near;
    }

    @Override
    public String keyColumn() {
        return KEY;
    }

    @Override
    public String key(ClearanceRow row) {
        return row.staffNumber();
    }

    @Override
    public Map<String, Clearance> find(Collection<String> keys) {
        return clearances.byStaffNumbers(keys, scope);
    }

    @Override
    public List<Fault> faults(ClearanceRow row, @Nullable Clearance existing) {
        if (own.contains(row.staffNumber())) {
            return List.of(new Fault(KEY, "own-clearance"));
        }
        if (existing == null || near.contains(existing.id())) {
            return List.of(new Fault(KEY, "unknown-reference"));
        }
        return row.given() && existing.isRefusedByOpinion()
                ? List.of(new Fault("given", "opinion-said-no"))
                : List.of();
    }

    @Override
    public boolean same(Clearance existing, ClearanceRow row) {
        return existing.isSaid(row.given(), own);
    }

    @Override
    public Clearance create(ClearanceRow row) {
        throw new IllegalStateException("A row whose cadre is unknown is never written");
    }

    @Override
    public void change(Clearance existing, ClearanceRow row) {
        existing.decide(row.given(), by, own);
    }

    /** Not now: the next batch tells it, with everyone's. */
    @Override
    public void publish(List<Clearance> written) {
        clearances.flush();
    }
}
