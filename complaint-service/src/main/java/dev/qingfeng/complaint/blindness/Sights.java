package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.registry.NamedCadres;
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
    private final NamedCadres names;
    private final Crowds crowds;
    private final BlindnessConfig config;
    private final Caller caller;

    Sights(
            Registry registry,
            Relations relations,
            NamedCadres names,
            Crowds crowds,
            BlindnessConfig config,
            Caller caller) {
        this.registry = registry;
        this.relations = relations;
        this.names = names;
        this.crowds = crowds;
        this.config = config;
        this.caller = caller;
    }

    /** Of whoever is calling. Refuses with 403 {@code staff-number-missing} and {@code unit-scope-missing}. */
    public Sight ofCaller() {
        UnitPath scope = caller.scope();
        return of(caller.staffNumber(), scope, caller.hasRole(DISCIPLINE_OFFICER));
    }

    /** Of somebody else, as far as it lies in a scope; of cases in which a crowd is named they see none. */
    public Sight of(String staffNumber, UnitPath scope) {
        return of(staffNumber, scope, false);
    }

    private Sight of(String staffNumber, UnitPath scope, boolean discipline) {
        Closeness close = closenessOf(staffNumber);
        return new Sight(
                scope,
                registry.isCityWide(scope),
                close,
                discipline ? crowds.marks(names.keysOf(close.cadres())) : null);
    }

    /** What somebody is blind to, wherever it lies. */
    public Closeness closenessOf(String staffNumber) {
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
        return new Closeness(cadres, units, registry.numbersOf(staffNumber));
    }
}
