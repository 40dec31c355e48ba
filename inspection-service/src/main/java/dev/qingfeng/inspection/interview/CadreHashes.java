package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.platform.confidential.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * By what cadres would be known, had somebody written down their name and the name of their unit in place of their number. Whoever
 * is written down in any other way is not known by it.
 */
@ApplicationScoped
class CadreHashes {

    private final Registry registry;
    private final KeyedHash hash;

    CadreHashes(Registry registry, KeyedHash hash) {
        this.registry = registry;
        this.hash = hash;
    }

    /** See {@link PersonKey}; by the ids of the cadres. */
    Map<UUID, String> of(Collection<RegistryCadre> cadres) {
        Map<UUID, RegistryUnit> units =
                registry.units(cadres.stream().map(RegistryCadre::unitId).collect(Collectors.toSet()));
        Map<UUID, String> hashes = new HashMap<>();
        for (RegistryCadre cadre : cadres) {
            RegistryUnit unit = units.get(cadre.unitId());
            if (unit != null) {
                hashes.put(cadre.id(), PersonKey.of(cadre.name(), unit.name(), hash));
            }
        }
        return hashes;
    }
}
