package dev.qingfeng.complaint.blindness;

import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.complaint.registry.Relation;
import dev.qingfeng.complaint.registry.Relations;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Works out what somebody may know of cases. */
@ApplicationScoped
public class Sights {

    /** Nobody's, and no unit's; so that who has none is not blind to everything, or to nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Registry registry;
    private final Relations relations;
    private final BlindnessConfig config;
    private final Caller caller;

    Sights(Registry registry, Relations relations, BlindnessConfig config, Caller caller) {
        this.registry = registry;
        this.relations = relations;
        this.config = config;
        this.caller = caller;
    }

    /** Of whoever is calling. Refuses with 403 {@code staff-number-missing} and {@code unit-scope-missing}. */
    public Sight ofCaller() {
        UnitPath scope = caller.scope();
        return of(caller.staffNumber(), scope);
    }

    /** Of somebody else, as far as it lies in a scope. */
    public Sight of(String staffNumber, UnitPath scope) {
        Set<UUID> cadres = new HashSet<>(Set.of(NOBODY));
        Set<UUID> units = new HashSet<>(Set.of(NOBODY));
        for (Relation relation : relations.of(staffNumber)) {
            switch (relation.kind()) {
                case SELF, KIN -> cadres.add(relation.id());
                case TEAM_MATE -> {
                    if (config.leadershipTeam()) {
                        cadres.add(relation.id());
                    }
                }
                case TEAM -> units.add(relation.id());
            }
        }
        return new Sight(scope, registry.isCityWide(scope), cadres, units, registry.numbersOf(staffNumber));
    }
}
