package dev.qingfeng.inspection.interview;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The people who were interviewed, each once: a cadre under whichever of their ids, somebody else by name and organisation. Who was
 * entered once as a cadre and once by name is one, where the name is written as the registry has it, and the organisation as it has
 * their unit; under any other name they are two, and nobody can know better.
 *
 * @param strata who each is from: whoever was interviewed several times counts for the stratum of the first time
 * @param everyId every id that each of the cadres among them has or had, by the id that their interview has
 * @param named cadres among them by the hash under which somebody may have named them
 */
record People(Map<String, Stratum> strata, Map<UUID, Set<UUID>> everyId, Map<String, String> named) {

    /** Of these interviews. */
    static People of(Collection<Interview> interviews, Map<UUID, Set<UUID>> everyId) {
        Map<String, String> named = named(interviews, everyId);
        Map<String, Interview> first = new HashMap<>();
        for (Interview interview : interviews) {
            first.merge(who(interview, everyId, named), interview, People::earlier);
        }
        Map<String, Stratum> strata = new HashMap<>();
        first.forEach((who, interview) -> strata.put(who, interview.stratum()));
        return new People(strata, everyId, named);
    }

    /** Two cadres of one name in one unit: neither is known by it. */
    private static Map<String, String> named(Collection<Interview> interviews, Map<UUID, Set<UUID>> everyId) {
        Map<String, Set<String>> cadres = new HashMap<>();
        for (Interview interview : interviews) {
            if (interview.cadreHash() != null) {
                cadres.computeIfAbsent(interview.cadreHash(), any -> new HashSet<>())
                        .add(who(interview, everyId, Map.of()));
            }
        }
        Map<String, String> named = new HashMap<>();
        cadres.forEach((hash, who) -> {
            if (who.size() == 1) {
                named.put(hash, who.iterator().next());
            }
        });
        return named;
    }

    private static String who(Interview interview, Map<UUID, Set<UUID>> everyId, Map<String, String> named) {
        UUID cadre = interview.cadreId();
        String hash = String.valueOf(interview.personHash());
        // Whoever has several ids is known by the lowest.
        return cadre == null
                ? named.getOrDefault(hash, hash)
                : Collections.min(everyId.getOrDefault(cadre, Set.of(cadre))).toString();
    }

    private static Interview earlier(Interview one, Interview other) {
        int order = one.startedAt().compareTo(other.startedAt());
        return order < 0 || (order == 0 && one.id().compareTo(other.id()) < 0) ? one : other;
    }

    /** The same for each interview of one of them. */
    String who(Interview interview) {
        return who(interview, everyId, named);
    }

    int count() {
        return strata.size();
    }

    /** Strata that nobody is from are not there. */
    Map<Stratum, Integer> byStratum() {
        Map<Stratum, Integer> counts = new EnumMap<>(Stratum.class);
        strata.values().forEach(stratum -> counts.merge(stratum, 1, Integer::sum));
        return counts;
    }
}
