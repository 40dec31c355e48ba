package dev.qingfeng.complaint.registry;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whose names occur in what was written.
 *
 * @param cadres all of them; none where they were too many to be looked at one by one
 * @param keys those of all their names, and where they were too many of others that begin alike
 * @param countless whether they were too many to be looked at one by one
 */
public record Named(Set<UUID> cadres, Set<Long> keys, boolean countless) {

    /** Somebody whose name may occur: its key does. */
    record Bearer(UUID id, String name, long key) {}

    /** Those of some people whose whole name occurs: a key holds no more than four letters of one. */
    static Named among(Collection<Bearer> bearers, List<String> letters) {
        Set<UUID> cadres = new LinkedHashSet<>();
        Set<Long> keys = new LinkedHashSet<>();
        for (Bearer bearer : bearers) {
            String name = NameLetters.of(bearer.name());
            if (letters.stream().anyMatch(text -> text.contains(name))) {
                cadres.add(bearer.id());
                keys.add(bearer.key());
            }
        }
        return new Named(cadres, keys, false);
    }

    static Named countless(Set<Long> keys) {
        return new Named(Set.of(), keys, true);
    }

    /** Whether they are more than can be presumed to be meant. */
    public boolean isCrowd(int most) {
        return countless || cadres.size() > most;
    }
}
