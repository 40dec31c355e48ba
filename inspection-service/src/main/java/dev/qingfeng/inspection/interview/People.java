package dev.qingfeng.inspection.interview;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The people who were interviewed, each once: a cadre under whichever of their ids, somebody else by name and organisation.
 *
 * @param strata who each is from: whoever was interviewed several times counts for the stratum of the first time
 * @param everyId every id that each of the cadres among them has or had, by the id that their interview has
 */
record People(Map<String, Stratum> strata, Map<UUID, Set<UUID>> everyId) {

    /** Of these interviews. */
    static People of(Collection<Interview> interviews, Map<UUID, Set<UUID>> everyId) {
        Map<String, Interview> first = new HashMap<>();
        for (Interview interview : interviews) {
            first.merge(who(interview, everyId), interview, People::earlier);
        }
        Map<String, Stratum> strata = new HashMap<>();
        first.forEach((who, interview) -> strata.put(who, interview.stratum()));
        return new People(strata, everyId);
    }

    private static String who(Interview interview, Map<UUID, Set<UUID>> everyId) {
        UUID cadre = interview.cadreId();
        // Whoever has several ids is known by the lowest.
        return cadre == null
                ? String.valueOf(interview.personHash())
                : Collections.min(everyId.getOrDefault(cadre, Set.of(cadre))).toString();
    }

    private static Interview earlier(Interview one, Interview other) {
        int order = one.startedAt().compareTo(other.startedAt());
        return order < 0 || (order == 0 && one.id().compareTo(other.id()) < 0) ? one : other;
    }

    /** The same for each interview of one of them. */
    String who(Interview interview) {
        return who(interview, everyId);
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
